# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# Finds out where Bolwerk can be built: right here, here after apt has installed what is missing, or in a
# Debian 13 tree. Sets `system` to `host` or `tree`.

packages=$source/dev.d/packages

# list GROUP...: the lines of dev.d/packages, without the comments
list ()
{
  awk -v groups=" $* " '!/^#/ && NF && index (groups, " " $1 " ")' "$packages"
}

# present WAY: whether the thing is there; "-" cannot be seen and counts as there
present ()
{
  local what=${1#*:}
  case $1 in
    command:*) command -v "$what" > /dev/null ;;
    # Without the blanks it would all be one name.
    module:*) pkg-config --exists "${what/>=/ >= }" ;;
    python:*) python3 -c "import $what" ;;
    typelib:*) python3 -c "import gi; gi.require_version ('${what%-*}', '${what##*-}')" ;;
    data:*) in_data_folders "$what" ;;
    gio:*) [ -e "$(pkg-config --variable=giomoduledir gio-2.0)/$what" ] ;;
    font:*) fc-list : family | grep -qw -- "$what" ;;
    *) true ;;
  esac
} 2> /dev/null

in_data_folders ()
{
  local folder folders
  IFS=: read -r -a folders <<< "${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
  for folder in "${folders[@]}"; do
    [ ! -e "$folder/$1" ] || return 0
  done
  return 1
}

installed ()
{
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# missing_packages GROUP...: the Debian packages that apt has to install
missing_packages ()
{
  local package
  list "$@" | while read -r _ package _; do
    installed "$package" || echo "$package"
  done
}

# missing_things GROUP...: the same for a system without apt, as far as it can be seen
missing_things ()
{
  local package way
  list "$@" | while read -r _ package way; do
    present "$way" || echo "  ${way#*:}  (in Debian: $package)"
  done
}

# unseen_things GROUP...: what cannot be seen there
unseen_things ()
{
  list "$@" | awk '$3 == "-" { print "  what is in Debian\047s " $2 }'
}

has_apt ()
{
  command -v apt-get > /dev/null && command -v dpkg-query > /dev/null
}

# as_root COMMAND...: through sudo where that is needed
as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    fail "There is no sudo here. Please run as root: $*"
  fi
}

refreshed=
refresh_apt ()
{
  [ -z "$refreshed" ] || return 0
  refreshed=yes
  say "Fetching the list of packages (apt-get update) ..."
  as_root apt-get update -qq >&2 || fail "apt-get update failed."
}

# apt_install PACKAGE...
apt_install ()
{
  [ $# -gt 0 ] || return 0
  say "Installing with apt: $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 && return
  # An old list names files that are no longer there.
  refresh_apt
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 ||
    fail "apt-get could not install them."
}

candidate ()
{
  LC_ALL=C apt-cache policy "$1" 2> /dev/null | awk '$1 == "Candidate:" && $2 != "(none)" { print $2 }'
}

# reachable PACKAGE VERSION: whether apt could install at least that version
reachable ()
{
  local version
  version=$(candidate "$1")
  [ -n "$version" ] && dpkg --compare-versions "$version" ge "$2"
}

new_enough_in_apt ()
{
  [ -n "$(candidate libgtk-4-dev)" ] || refresh_apt
  reachable libgtk-4-dev 4.18 && reachable libadwaita-1-dev 1.7
}

# prepare_system GROUP...
prepare_system ()
{
  local missing
  case ${BOLWERK_DEV_SYSTEM:-} in
    host | tree) system=$BOLWERK_DEV_SYSTEM ;;
    '') system= ;;
    *) fail "BOLWERK_DEV_SYSTEM is \"$BOLWERK_DEV_SYSTEM\"; it can be host or tree." ;;
  esac
  if [ -z "$system" ]; then
    if present 'module:gtk4>=4.18' && present 'module:libadwaita-1>=1.7'; then
      system=host
    elif tree_is_there; then
      system=tree
    elif has_apt && ! new_enough_in_apt; then
      system=tree
    else
      system=host
    fi
  fi
  [ "$system" = host ] || return 0
  if has_apt; then
    # shellcheck disable=SC2046 # a list of names
    apt_install $(missing_packages "$@")
  else
    missing=$(missing_things "$@")
    [ -z "$missing" ] || fail "Please install these first, and run this again:
$missing
and, if missing:
$(unseen_things "$@")"
  fi
}

# leave_root COMMAND [ARGUMENT...]: root at work in somebody else's folder becomes that somebody, so that nothing
# in it ends up belonging to root. Starts this script again, or returns where nothing has to change.
leave_root ()
{
  find_owner
  [ ${#become[@]} -gt 0 ] || return 0
  exec "${become[@]}" env BOLWERK_DEV_INSIDE=host "$source/dev" "$@"
}

# Sets `become` to the command that turns root into the owner of the source folder, or to nothing.
owner_is_known=
find_owner ()
{
  local user group home
  [ -z "$owner_is_known" ] || return 0
  owner_is_known=yes
  become=()
  [ "$(id -u)" = 0 ] || return 0
  read -r user group < <(stat -c '%u %g' "$source")
  [ "$user" != 0 ] || return 0
  home=$(getent passwd "$user" | cut -d: -f6)
  become=(setpriv "--reuid=$user" "--regid=$group" --clear-groups env "HOME=${home:-/tmp}")
  say "Root at work in a folder of user $user: going on as that user."
}
