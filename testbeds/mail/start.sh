#!/bin/bash
# start.sh [RUN_DIR]: Postfix on 127.0.0.1:${PORT:-2525} (SMTP), which brings mail by LMTP to Dovecot on the ports above: IMAP on PORT+1, LMTP on PORT+2,
# logins on PORT+3. Unknown users at mail.test bounce at once with a report (RFC 3464) to the sender; other domains are refused.
# Needs Debian's postfix dovecot-imapd dovecot-lmtpd, a user vmail (useradd -r -M vmail), and root. Users org, fan1, fan2, password secret.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); run=${1:-$here/run}; port=${PORT:-2525}; d=$run/dovecot; p=$run/postfix
imap=$((port + 1)); lmtp=$((port + 2)); sasl=$((port + 3))
rm -rf "$d" "$p"; mkdir -p "$d/base" "$d/mail" "$p/etc" "$p/queue" "$p/data"
chmod 755 "$run" "$d" "$d/base" "$p"; chown vmail "$d/mail"; chown postfix "$p/data"
printf '%s\n' org fan1 fan2 | sed 's/$/@mail.test:{PLAIN}secret:::::/' >"$d/users"

cat >"$d/dovecot.conf" <<D
base_dir = $d/base
state_dir = $d/base
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = $d/log
mail_location = maildir:$d/mail/%u
first_valid_uid = 100
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u $d/users
}
userdb {
  driver = passwd-file
  args = username_format=%u $d/users
  override_fields = uid=$(id -u vmail) gid=$(id -g vmail) home=$d/mail/%u
}
service imap-login {
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $lmtp
  }
}
service auth {
  inet_listener sasl {
    address = 127.0.0.1
    port = $sasl
  }
}
D
cp /etc/postfix/postfix-files "$p/etc/" 2>/dev/null || true
cp -r /etc/postfix/postfix-files.d "$p/etc/" 2>/dev/null || true
cp /usr/share/postfix/main.cf.dist "$p/etc/" 2>/dev/null || true
cat >"$p/etc/main.cf" <<C
compatibility_level = 3.6
queue_directory = $p/queue
data_directory = $p/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
shlib_directory = /usr/lib/postfix
meta_directory = $p/etc
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.mail.test
mydestination =
virtual_mailbox_domains = mail.test
virtual_transport = lmtp:inet:127.0.0.1:$lmtp
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
default_transport = error:5.4.4 no route off this machine
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$sasl
maillog_file = $p/maillog
maillog_file_prefixes = /tmp, /work, /var, /root, /home
alias_maps =
alias_database =
local_recipient_maps =
C
sed -e "s/^smtp      inet/127.0.0.1:$port inet/" -e 's/^\([a-z0-9:.]* *[a-z]* *[-yn]* *[-yn]* *\)y /\1n /' \
  /usr/share/postfix/master.cf.dist >"$p/etc/master.cf"
grep -q '^postlog' "$p/etc/master.cf" || echo 'postlog unix-dgram n - n - 1 postlogd' >>"$p/etc/master.cf"

dovecot -c "$d/dovecot.conf"
postfix -c "$p/etc" start 2>&1 | grep -v -i warning || true
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && (exec 3<>"/dev/tcp/127.0.0.1/$imap") 2>/dev/null; }
for _ in $(seq 100); do answers && break; sleep .1; done
answers || { tail -5 "$d/log" "$p/maillog" >&2; exit 1; }
echo "up: SMTP on $port, IMAP on $imap"
