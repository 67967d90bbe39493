// The compiler embeds the files: SwiftPM's own `.embedInCode` takes minutes for what takes this a second or two. The
// paths are relative to this file, and a change in an embedded file rebuilds it.

#include "stegvis_resources.h"

#include <string.h>

static const unsigned char catalogue_areas[] = {
#embed "../../Resources/Catalogue/areas.yaml"
};
static const unsigned char catalogue_holdings[] = {
#embed "../../Resources/Catalogue/holdings.yaml"
};
static const unsigned char catalogue_instruments[] = {
#embed "../../Resources/Catalogue/instruments.yaml"
};
static const unsigned char catalogue_places[] = {
#embed "../../Resources/Catalogue/places.yaml"
};
static const unsigned char catalogue_references[] = {
#embed "../../Resources/Catalogue/references.yaml"
};
static const unsigned char catalogue_rules[] = {
#embed "../../Resources/Catalogue/rules.yaml"
};
static const unsigned char plan_grunerlokka_2021[] = {
#embed "../../Resources/Catalogue/grunerlokka-2021.yaml"
};
static const unsigned char plan_stovner_2021[] = {
#embed "../../Resources/Catalogue/stovner-2021.yaml"
};
static const unsigned char programme_bydelsrusken_2[] = {
#embed "../../Resources/Catalogue/bydelsrusken-2.yaml"
};
static const unsigned char programme_piloten_blakors[] = {
#embed "../../Resources/Catalogue/piloten-blakors.yaml"
};
static const unsigned char programme_piloten_mjavann[] = {
#embed "../../Resources/Catalogue/piloten-mjavann.yaml"
};
static const unsigned char language_en[] = {
#embed "../../Resources/Language/en.json"
};
static const unsigned char language_nb[] = {
#embed "../../Resources/Language/nb.json"
};
static const unsigned char language_nn[] = {
#embed "../../Resources/Language/nn.json"
};
static const unsigned char reports_page[] = {
#embed "../../Resources/Reports/page.html"
};
static const unsigned char demo_attendance[] = {
#embed "../../Resources/Demo/attendance.csv"
};
static const unsigned char demo_consents[] = {
#embed "../../Resources/Demo/consents.csv"
};
static const unsigned char demo_enrolments[] = {
#embed "../../Resources/Demo/enrolments.csv"
};
static const unsigned char demo_events[] = {
#embed "../../Resources/Demo/events.csv"
};
static const unsigned char demo_goals[] = {
#embed "../../Resources/Demo/goals.csv"
};
static const unsigned char demo_plans[] = {
#embed "../../Resources/Demo/plans.csv"
};
static const unsigned char demo_groups[] = {
#embed "../../Resources/Demo/groups.csv"
};
static const unsigned char demo_lights[] = {
#embed "../../Resources/Demo/lights.csv"
};
static const unsigned char demo_mapping_earlier[] = {
#embed "../../Resources/Demo/mapping-earlier.csv"
};
static const unsigned char demo_mapping[] = {
#embed "../../Resources/Demo/mapping.csv"
};
static const unsigned char demo_network[] = {
#embed "../../Resources/Demo/network.csv"
};
static const unsigned char demo_participants[] = {
#embed "../../Resources/Demo/participants.csv"
};
static const unsigned char demo_services[] = {
#embed "../../Resources/Demo/services.csv"
};
static const unsigned char demo_steps[] = {
#embed "../../Resources/Demo/steps.csv"
};
static const unsigned char demo_units[] = {
#embed "../../Resources/Demo/units.csv"
};

#define RESOURCE(name, bytes) {name, bytes, sizeof bytes}

static const stegvis_resource resources[] = {
    RESOURCE("Catalogue/areas.yaml", catalogue_areas),
    RESOURCE("Catalogue/holdings.yaml", catalogue_holdings),
    RESOURCE("Catalogue/instruments.yaml", catalogue_instruments),
    RESOURCE("Catalogue/places.yaml", catalogue_places),
    RESOURCE("Catalogue/references.yaml", catalogue_references),
    RESOURCE("Catalogue/rules.yaml", catalogue_rules),
    RESOURCE("Catalogue/bydelsrusken-2.yaml", programme_bydelsrusken_2),
    RESOURCE("Catalogue/grunerlokka-2021.yaml", plan_grunerlokka_2021),
    RESOURCE("Catalogue/stovner-2021.yaml", plan_stovner_2021),
    RESOURCE("Catalogue/piloten-blakors.yaml", programme_piloten_blakors),
    RESOURCE("Catalogue/piloten-mjavann.yaml", programme_piloten_mjavann),
    RESOURCE("Language/en.json", language_en),
    RESOURCE("Language/nb.json", language_nb),
    RESOURCE("Language/nn.json", language_nn),
    RESOURCE("Reports/page.html", reports_page),
    RESOURCE("Demo/attendance.csv", demo_attendance),
    RESOURCE("Demo/consents.csv", demo_consents),
    RESOURCE("Demo/enrolments.csv", demo_enrolments),
    RESOURCE("Demo/events.csv", demo_events),
    RESOURCE("Demo/goals.csv", demo_goals),
    RESOURCE("Demo/plans.csv", demo_plans),
    RESOURCE("Demo/groups.csv", demo_groups),
    RESOURCE("Demo/lights.csv", demo_lights),
    RESOURCE("Demo/mapping-earlier.csv", demo_mapping_earlier),
    RESOURCE("Demo/mapping.csv", demo_mapping),
    RESOURCE("Demo/network.csv", demo_network),
    RESOURCE("Demo/participants.csv", demo_participants),
    RESOURCE("Demo/services.csv", demo_services),
    RESOURCE("Demo/steps.csv", demo_steps),
    RESOURCE("Demo/units.csv", demo_units),
};

const stegvis_resource *stegvis_resource_named(const char *name) {
  for (size_t index = 0; index < sizeof resources / sizeof resources[0]; index++) {
    if (strcmp(resources[index].name, name) == 0) return &resources[index];
  }
  return NULL;
}
