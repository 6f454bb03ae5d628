#!/bin/sh
# Makes this Debian machine a kiosk: packages, user, printer rule, units. Run as root from /opt/senha; run again after an update.
#   hardware/kiosk-os/install.sh chromium     the kiosk in Chromium, from this folder
#   hardware/kiosk-os/install.sh electron     only what the package senha-kiosk needs around it
set -eu

here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
kind="${1:-}"

case "$kind" in
  chromium | electron) ;;
  *)
    echo "usage: install.sh chromium|electron" >&2
    exit 1
    ;;
esac
[ "$(id -u)" = 0 ] || { echo "install.sh: run it as root" >&2; exit 1; }
if [ "$kind" = chromium ] && [ "$root" != /opt/senha ]; then
  echo "install.sh: the units expect the project in /opt/senha, not in $root" >&2
  exit 1
fi

apt-get update -qq
apt-get install -y -qq --no-install-recommends cage xwayland libpam-systemd dbus alsa-utils curl
# the voice that reads the screens aloud, and what packs its clips
apt-get install -y -qq --no-install-recommends espeak-ng opus-tools
[ "$kind" = electron ] || apt-get install -y -qq --no-install-recommends chromium

id kiosk >/dev/null 2>&1 || useradd --create-home --shell /usr/sbin/nologin kiosk
usermod -aG lp,audio,video,input,render kiosk

# shared with a hub on this machine: each file in it is for its own user alone
install -d -m 0755 -o root -g root /etc/senha
[ -e /etc/senha/kiosk.env ] || install -m 0640 -o root -g kiosk "$here/kiosk.env.example" /etc/senha/kiosk.env
# the token, which systemd alone hands to the unit; one that an older installation kept beside the settings moves here
if [ ! -s /etc/senha/kiosk.token ]; then
  (umask 077 && sed -n 's/^SENHA_TOKEN=//p' /etc/senha/kiosk.env >/etc/senha/kiosk.token)
fi
chown root:root /etc/senha/kiosk.token
chmod 0600 /etc/senha/kiosk.token
sed -i '/^SENHA_TOKEN=/d' /etc/senha/kiosk.env

install -m 0644 "$root/hardware/udev/60-senha-printer.rules" /etc/udev/rules.d/
udevadm control --reload
udevadm trigger --subsystem-match=usb --subsystem-match=usbmisc

# what a keyboard could do to the machine behind the window
install -d /etc/sysctl.d /etc/systemd/system.conf.d
# the browser's sandbox is made of the user's own namespaces, as Debian allows since 11; "-": kernels without the switch allow it too
printf 'kernel.sysrq = 0\n-kernel.unprivileged_userns_clone = 1\n' >/etc/sysctl.d/60-senha.conf
systemctl mask --quiet ctrl-alt-del.target
# a machine that hangs starts itself again, where it has a watchdog (most have)
printf '[Manager]\nRuntimeWatchdogSec=30s\nRebootWatchdogSec=2min\n' >/etc/systemd/system.conf.d/60-senha.conf

if [ "$kind" = chromium ]; then
  install -d /etc/chromium/policies/managed
  install -m 0644 "$here/chromium-policy.json" /etc/chromium/policies/managed/senha.json
  install -m 0644 "$here/senha-kiosk-host.service" "$here/senha-kiosk-screen.service" "$here/senha-kiosk-watch.service" "$here/senha-kiosk-watch.timer" /etc/systemd/system/
  systemctl daemon-reload
  systemctl enable --quiet senha-kiosk-host.service senha-kiosk-screen.service senha-kiosk-watch.timer
else
  systemctl daemon-reload
fi
systemctl set-default --quiet graphical.target

echo "Now write the hub and the printer into /etc/senha/kiosk.env and the token into /etc/senha/kiosk.token, set the PIN, and start the machine again (README.md)."
