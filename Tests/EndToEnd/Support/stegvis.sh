#!/bin/sh
# `stegvis` as eva of a workplace runs it: her passphrase lies in a file two steps up from this script's name there. Whoever
# says who they are, or asks to be asked, is left alone.
#
# A file of its own, linked to and never written by a test: what one thread writes while another starts a program cannot be run.
here=$(dirname "$0")
case " $* " in
  "  "|*" demo "*|*" --demo "*|*" --help "*|*" --version "*|*" --passphrase-file "*|*" --ask "*|*" --structure "*|*" user passphrase "*" --recovery-file "*)
    exec "$here/program" "$@" ;;
  *" init"*" --organisation "*) ;;
  *" init "*) exec "$here/program" "$@" ;;
esac
case " $* " in
  *" --user "*) exec "$here/program" "$@" --passphrase-file "$here/../passphrase" ;;
  *) exec "$here/program" "$@" --user eva --passphrase-file "$here/../passphrase" ;;
esac
