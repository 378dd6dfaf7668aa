#!/bin/bash
# start.sh [RUN_DIR]: WordPress (Debian's) on 127.0.0.1:${PORT:-8085} with 26 posts, on PHP's own server and a scratch MariaDB on the port above.
# Needs Debian's wordpress php-cli php-mysql php-xml php-mbstring php-curl mariadb-server, and root.
# Users maria (administrator), ana (author) and carl (contributor); their application passwords are in RUN_DIR/passwords, a line each.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); run=${1:-$here/run}; port=${PORT:-8085}; db=$((port + 1))
rm -rf "$run/db" "$run/site"; mkdir -p "$run/db"; chmod 755 "$run"; chown mysql "$run/db"

mariadb-install-db --no-defaults --user=mysql --datadir="$run/db" --auth-root-authentication-method=normal --skip-test-db >"$run/db.log" 2>&1
setsid nohup mariadbd --no-defaults --user=mysql --datadir="$run/db" --port=$db --bind-address=127.0.0.1 --socket="$run/db/s.sock" \
  --pid-file="$run/db/pid" --skip-log-bin --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=32M --performance-schema=OFF \
  >>"$run/db.log" 2>&1 </dev/null &
sql() { mariadb --no-defaults -uroot -S "$run/db/s.sock" -e "$1"; }
for _ in $(seq 120); do sql 'select 1' >/dev/null 2>&1 && break; sleep .25; done
sql "create database wp character set utf8mb4; create user wp@'127.0.0.1' identified by 'wp'; grant all on wp.* to wp@'127.0.0.1'"

cp -rL /usr/share/wordpress "$run/site"; rm -f "$run/site/wp-config.php"
cat >"$run/site/wp-config.php" <<P
<?php
define('DB_NAME','wp'); define('DB_USER','wp'); define('DB_PASSWORD','wp'); define('DB_HOST','127.0.0.1:$db'); define('DB_CHARSET','utf8mb4');
define('WP_HOME','http://127.0.0.1:$port'); define('WP_SITEURL','http://127.0.0.1:$port');
define('AUTH_KEY','a'); define('SECURE_AUTH_KEY','b'); define('LOGGED_IN_KEY','c'); define('NONCE_KEY','d');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS','127.0.0.1,localhost'); define('WP_ENVIRONMENT_TYPE','local'); define('WP_CRON_LOCK_TIMEOUT', 1);
\$table_prefix='wp_'; if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/'); require_once ABSPATH.'wp-settings.php';
P
# Everything on loopback may be reached, on any port: that is where the tests are.
mkdir -p "$run/site/wp-content/mu-plugins"
cat >"$run/site/wp-content/mu-plugins/loopback.php" <<'P'
<?php
add_filter('http_request_host_is_external', fn($is, $host) => $host === '127.0.0.1' || $is, 10, 2);
add_filter('http_allowed_safe_ports', function ($ports, $host, $url) {
  $port = parse_url($url, PHP_URL_PORT);
  return $host === '127.0.0.1' && $port ? array_merge($ports, [$port]) : $ports;
}, 10, 3);
P
# Debian's package has no theme. This one says as much as themes say: a head, posts in classic hAtom, a feed to find.
theme="$run/site/wp-content/themes/plain"; mkdir -p "$theme"; printf '/*\nTheme Name: Plain\n*/\n' >"$theme/style.css"
cat >"$theme/functions.php" <<'P'
<?php add_theme_support('automatic-feed-links'); add_theme_support('title-tag'); add_theme_support('post-thumbnails');
P
cat >"$theme/index.php" <<'P'
<!doctype html>
<html <?php language_attributes(); ?>><head><meta charset="utf-8"><?php wp_head(); ?></head><body <?php body_class(); ?>>
<h1><a href="<?php echo esc_url(home_url('/')); ?>"><?php bloginfo('name'); ?></a></h1>
<?php while (have_posts()): the_post(); ?>
<article <?php post_class(); ?>><h2 class="entry-title"><a rel="bookmark" href="<?php the_permalink(); ?>"><?php the_title(); ?></a></h2>
<?php the_post_thumbnail(); ?><div class="entry-content"><?php the_content(); ?></div>
<p>By <span class="author vcard"><span class="fn"><?php the_author(); ?></span></span>, <time class="published" datetime="<?php echo get_the_date('c'); ?>"><?php echo get_the_date(); ?></time> <?php the_tags(); ?></p>
</article><?php endwhile; wp_footer(); ?></body></html>
P
cat >"$run/setup.php" <<P
<?php
define('WP_INSTALLING', true); \$_SERVER['HTTP_HOST']='127.0.0.1:$port'; \$_SERVER['REQUEST_URI']='/'; \$_SERVER['SERVER_PROTOCOL']='HTTP/1.1';
require '$run/site/wp-load.php'; require ABSPATH.'wp-admin/includes/upgrade.php'; add_filter('pre_wp_mail','__return_true');
wp_install('Rivers Blog','maria','maria@example.test',true,'','hunter22');
P
cat >"$run/seed.php" <<P
<?php
\$_SERVER['HTTP_HOST']='127.0.0.1:$port'; \$_SERVER['REQUEST_URI']='/'; \$_SERVER['SERVER_PROTOCOL']='HTTP/1.1'; require '$run/site/wp-load.php';
add_filter('pre_wp_mail','__return_true'); remove_action('publish_post','_publish_post_hook',5);
update_option('permalink_structure','/%year%/%monthnum%/%postname%/'); global \$wp_rewrite; \$wp_rewrite->init(); flush_rewrite_rules();
update_option('comment_moderation', 0); update_option('comment_previously_approved', 0); wp_set_current_user(1); switch_theme('plain');
\$category = wp_insert_term('Rivers','category')['term_id'];
for (\$i = 1; \$i <= 25; \$i++) {
  \$id = wp_insert_post(['post_title'=>"River walk \$i — “notes” & thoughts", 'post_status'=>'publish', 'post_date'=>date('Y-m-d H:i:s', time()-\$i*86400),
    'post_content'=>"<p>We walked the river <em>again</em> (\$i). Thanks to <a href=\"http://127.0.0.1:8086/our-cause\">the River Trust</a>.</p>",
    'post_category'=>[\$category], 'tags_input'=>['rivers','water']]);
}
foreach (['maria'=>'administrator','ana'=>'author','carl'=>'contributor'] as \$name=>\$role) {
  \$user = username_exists(\$name) ?: wp_insert_user(['user_login'=>\$name,'user_pass'=>'hunter22','user_email'=>"\$name@example.test",'role'=>\$role]);
  [\$password] = WP_Application_Passwords::create_new_application_password(\$user, ['name'=>'Kith']);
  file_put_contents('$run/passwords', "\$name \$password\n", FILE_APPEND);
}
P
rm -f "$run/passwords"; php "$run/setup.php" >"$run/setup.log"; php "$run/seed.php" >>"$run/setup.log"
cat >"$run/router.php" <<'P'
<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH); $file = __DIR__.'/site'.$path;
if ($path !== '/' && is_file($file)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php'; chdir(__DIR__.'/site'); require __DIR__.'/site/index.php';
P
PHP_CLI_SERVER_WORKERS=3 setsid nohup php -S "127.0.0.1:$port" -t "$run/site" "$run/router.php" >"$run/php.log" 2>&1 </dev/null & echo $! >"$run/php.pid"
answers() { php -r 'exit(@file_get_contents($argv[1]) === false ? 1 : 0);' "http://127.0.0.1:$port/feed/"; }
for _ in $(seq 80); do answers && break; sleep .25; done
answers || { tail -5 "$run/php.log" "$run/setup.log" >&2; exit 1; }
echo "up on http://127.0.0.1:$port/ (feed: /feed/)"
