import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("people", "0001_initial"),
        ("people", "0003_rights_from_roles_alone"),
        ("people", "0004_right_to_read_the_log"),
        ("people", "0005_alter_role_rights"),
    ]

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='email address')),
                ('language', models.CharField(choices=[('id', 'Bahasa Indonesia'), ('en', 'English')], default='id', max_length=5, verbose_name='language')),
                ('time_zone', models.CharField(blank=True, help_text="Empty: the newsroom's own zone.", max_length=40, verbose_name='time zone')),
                ('theme', models.CharField(choices=[('auto', 'as the device'), ('light', 'light'), ('dark', 'dark')], default='auto', max_length=5, verbose_name='theme')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'ordering': ['first_name', 'last_name', 'username'],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('codename', models.SlugField(unique=True, verbose_name='codename')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('rights', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('write', 'write stories'), ('edit', 'edit the stories of a desk'), ('approve', 'approve stories'), ('publish', 'publish, schedule and unschedule'), ('spike', 'spike stories and restore them'), ('withdraw', 'withdraw published stories'), ('all_desks', 'work on every desk without being a member'), ('fronts', 'arrange the front pages'), ('photos', 'edit every photo in the library'), ('pages', 'edit fixed pages such as About Us'), ('people', 'manage people and their roles'), ('sections', 'manage sections and desk members'), ('audit', "read the newsroom's log")], max_length=20), default=list, verbose_name='rights')),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(max_length=140, unique=True, verbose_name='slug')),
                ('job_title', models.CharField(blank=True, max_length=120, verbose_name='job title')),
                ('bio', models.TextField(blank=True, verbose_name='biography')),
                ('portrait', models.ImageField(blank=True, upload_to='portraits/%Y/%m/', verbose_name='portrait')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='public email')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='author', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='user',
            name='roles',
            field=models.ManyToManyField(blank=True, related_name='users', to='people.role', verbose_name='roles'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='one_account_a_username', violation_error_message='Someone already signs in with this username.'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_account_an_email', violation_error_message='Another account already has this email address.'),
        ),
    ]
