CREATE FUNCTION public.audit_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'The log only grows: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.audit_refuse_but_words() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.words IS NULL AND (
        NEW.id, NEW.at, NEW.actor_id, NEW.actor_name, NEW.action, NEW.kind, NEW.object_id, NEW.label, NEW.note,
        NEW.details, NEW.address, NEW.device, NEW.session
    ) IS NOT DISTINCT FROM (
        OLD.id, OLD.at, OLD.actor_id, OLD.actor_name, OLD.action, OLD.kind, OLD.object_id, OLD.label, OLD.note,
        OLD.details, OLD.address, OLD.device, OLD.session
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The log only grows: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.author_stands() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM articles_standing AS here USING articles_byline AS line, articles_article AS one
    WHERE line.author_id = NEW.id AND line.role <> 'editor' AND one.id = line.article_id
        AND here.article_id = one.id AND here.user_id = OLD.user_id
        AND here.user_id IS DISTINCT FROM one.created_by_id AND here.user_id IS DISTINCT FROM one.assigned_to_id;
    IF NEW.user_id IS NOT NULL THEN
        INSERT INTO articles_standing
            (article_id, user_id, section_id, status, is_urgent, updated_at, happened_at, noted_at)
        SELECT DISTINCT ON (here.article_id) here.article_id, NEW.user_id, here.section_id, here.status,
            here.is_urgent, here.updated_at, here.happened_at, here.noted_at
        FROM articles_byline AS line JOIN articles_standing AS here ON here.article_id = line.article_id
        WHERE line.author_id = NEW.id AND line.role <> 'editor'
        ON CONFLICT (article_id, user_id) DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.byline_stands() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM stand(OLD.article_id, OLD.article_id + 1);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.article_id <> OLD.article_id) THEN
        PERFORM stand(NEW.article_id, NEW.article_id + 1);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.case_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE moving text[] := ARRAY['state', 'outcome', 'owner_id', 'late_told_at'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'case % is kept as it came: % is refused', OLD.id, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.case_only_grows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'A case only grows: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.edition_keeps_embargo() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM articles_article WHERE id = NEW.article_id AND embargo_until > NEW.starts_at) THEN
        RAISE EXCEPTION 'story % is under embargo beyond %', NEW.article_id, NEW.starts_at
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_keeps_embargo';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.embargo_keeps_schedule() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM articles_edition
        WHERE article_id = NEW.id AND starts_at > clock_timestamp() AND starts_at < NEW.embargo_until
    ) THEN
        RAISE EXCEPTION 'story % is scheduled before that embargo ends', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'embargo_keeps_schedule';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.front_revision_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.called_off_at IS NULL AND OLD.goes_live_at > clock_timestamp()
        AND to_jsonb(NEW) - 'called_off_at' - 'called_off_by_id' = to_jsonb(OLD) - 'called_off_at' - 'called_off_by_id'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'revision % of a front is kept as it is: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.lease_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE moving text[] := ARRAY['at'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM photos_photo WHERE id = OLD.photo_id) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'lease % is kept: % is refused. A further one puts it right.', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.line_is_listed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    SELECT listed_at, article_id INTO NEW.listed_at, NEW.listed_article FROM articles_edition WHERE id = NEW.edition_id;
    RETURN NEW;
END $$;

CREATE FUNCTION public.lines_follow_edition() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE articles_edition_tags SET listed_at = NEW.listed_at, listed_article = NEW.article_id
        WHERE edition_id = NEW.id;
    UPDATE articles_editionbyline SET listed_at = NEW.listed_at, listed_article = NEW.article_id
        WHERE edition_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.note_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at > clock_timestamp() THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'public note % is kept as it is: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.notes_not_emptied() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'What readers were told is kept: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.photo_right_of_before() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.usable_until IS NOT NULL OR NEW.rights_expire_on IS NULL THEN
            RETURN NEW;
        END IF;
    ELSIF NEW.usable_until IS DISTINCT FROM OLD.usable_until
        OR NEW.rights_expire_on IS NOT DISTINCT FROM OLD.rights_expire_on
    THEN
        RETURN NEW;
    END IF;
    NEW.usable_until := (NEW.rights_expire_on + 1)::timestamp AT TIME ZONE 'Asia/Jakarta';
    NEW.rights_told_at := NULL;
    RETURN NEW;
END $$;

CREATE FUNCTION public.stand(first bigint, beyond bigint) RETURNS void
    LANGUAGE sql
    AS $$
    DELETE FROM articles_standing AS here
    WHERE here.article_id >= first AND here.article_id < beyond AND NOT EXISTS (
        SELECT FROM stories_held(here.article_id, here.article_id + 1) AS held
        WHERE held.holder IS NOT DISTINCT FROM here.user_id
    );
    INSERT INTO articles_standing
        (article_id, user_id, section_id, status, is_urgent, updated_at, happened_at, noted_at)
    SELECT one.id, held.holder, one.section_id, one.status, one.is_urgent, one.updated_at,
        greatest(
            (SELECT max(at) FROM articles_transition WHERE article_id = one.id),
            (SELECT max(created_at) FROM articles_revision WHERE article_id = one.id),
            one.created_at
        ),
        (SELECT max(noted_at) FROM articles_standing WHERE article_id = one.id)
    FROM stories_held(first, beyond) AS held JOIN articles_article AS one ON one.id = held.story
    ON CONFLICT (article_id, user_id) DO UPDATE SET section_id = EXCLUDED.section_id, status = EXCLUDED.status,
        is_urgent = EXCLUDED.is_urgent, updated_at = EXCLUDED.updated_at, happened_at = EXCLUDED.happened_at;
$$;

CREATE FUNCTION public.standing_happened() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    moment timestamptz;
BEGIN
    IF TG_TABLE_NAME = 'articles_transition' THEN
        moment := NEW.at;
    ELSE
        moment := NEW.created_at;
    END IF;
    UPDATE articles_standing SET happened_at = moment WHERE article_id = NEW.article_id AND happened_at < moment;
    RETURN NULL;
END $$;

CREATE FUNCTION public.standing_noted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE articles_standing SET noted_at = NEW.created_at
    WHERE article_id = NEW.article_id AND (noted_at IS NULL OR noted_at < NEW.created_at);
    RETURN NULL;
END $$;

CREATE FUNCTION public.stories_held(first bigint, beyond bigint) RETURNS TABLE(story bigint, holder bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT id, NULL::bigint FROM articles_article WHERE id >= first AND id < beyond AND section_id IS NOT NULL
    UNION
    SELECT id, created_by_id FROM articles_article WHERE id >= first AND id < beyond
    UNION
    SELECT id, assigned_to_id FROM articles_article WHERE id >= first AND id < beyond AND assigned_to_id IS NOT NULL
    UNION
    SELECT line.article_id, author.user_id
    FROM articles_byline AS line JOIN people_author AS author ON author.id = line.author_id
    WHERE line.article_id >= first AND line.article_id < beyond AND line.role <> 'editor'
        AND author.user_id IS NOT NULL
$$;

CREATE FUNCTION public.story_stands() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM articles_standing WHERE article_id = OLD.id;
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.section_id, NEW.created_by_id, NEW.assigned_to_id)
        IS NOT DISTINCT FROM (OLD.section_id, OLD.created_by_id, OLD.assigned_to_id)
    THEN
        IF (NEW.status, NEW.is_urgent, NEW.updated_at) IS NOT DISTINCT FROM (OLD.status, OLD.is_urgent, OLD.updated_at)
        THEN
            RETURN NULL;
        END IF;
        UPDATE articles_standing
        SET status = NEW.status, is_urgent = NEW.is_urgent, updated_at = NEW.updated_at WHERE article_id = NEW.id;
        IF FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM stand(NEW.id, NEW.id + 1);
    RETURN NULL;
END $$;

CREATE FUNCTION public.unverified_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE ending text[] := ARRAY['settled_at', 'settled_by_id', 'result', 'told_id'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'why story % went out unverified is kept: % is refused', OLD.article_id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.withdrawal_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'lifted_at' - 'headline_withheld' = to_jsonb(OLD) - 'lifted_at' - 'headline_withheld'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'withdrawal % is kept as it is: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.withdrawal_request_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE ending text[] := ARRAY['answered_by_id', 'answered_at'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.answered_at IS NULL AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'request % to withdraw a story is kept: % is refused', OLD.id, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.word_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE moving text[] := ARRAY['at', 'ended_at', 'ended_by_id', 'told_at'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving
        AND (OLD.ended_at IS NULL OR NEW.ended_at = OLD.ended_at) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM articles_article WHERE id = OLD.article_id) THEN
        RETURN NULL;
    END IF;
    -- a picture that nobody prints any more may go, and what was said of it goes along
    IF TG_OP = 'DELETE' AND to_jsonb(OLD) ? 'photo_id'
        AND NOT EXISTS (SELECT FROM photos_photo WHERE id = (to_jsonb(OLD) ->> 'photo_id')::bigint) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% of % % is refused: what was said is kept, and only ends.', TG_OP, TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;


CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_approval (
    id bigint NOT NULL,
    run integer NOT NULL,
    step_name character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    skipped boolean NOT NULL,
    by_id bigint NOT NULL,
    article_id bigint NOT NULL,
    step_id bigint,
    revision_id bigint NOT NULL,
    CONSTRAINT articles_approval_run_check CHECK ((run >= 0))
);

ALTER TABLE public.articles_approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_approval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_article (
    id bigint NOT NULL,
    headline character varying(200) NOT NULL,
    standfirst text NOT NULL,
    body text NOT NULL,
    slug character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    video_url character varying(200) NOT NULL,
    dateline character varying(80) NOT NULL,
    lead_caption text NOT NULL,
    status character varying(20) NOT NULL,
    status_before_spike character varying(20) NOT NULL,
    status_changed_at timestamp with time zone NOT NULL,
    embargo_until timestamp with time zone,
    version integer NOT NULL,
    review_run integer NOT NULL,
    form_key uuid,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    created_by_id bigint NOT NULL,
    lead_photo_id bigint,
    section_id bigint,
    review_step_id bigint,
    sent_back_step_id bigint,
    approved_revision_id bigint,
    is_urgent boolean DEFAULT false NOT NULL,
    follows_id bigint,
    goes_ahead boolean DEFAULT false NOT NULL,
    in_feeds boolean DEFAULT true NOT NULL,
    assigned_to_id bigint,
    words tsvector,
    key_points text DEFAULT ''::text NOT NULL,
    content_class character varying(20) DEFAULT 'news'::character varying NOT NULL,
    client character varying(120) DEFAULT ''::character varying NOT NULL,
    ordered_by character varying(200) DEFAULT ''::character varying NOT NULL,
    ai_consent character varying(300) DEFAULT ''::character varying NOT NULL,
    ai_likeness character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_text character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_translation character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_video character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_voice character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_checked_by_id bigint,
    translated_from character varying(300) DEFAULT ''::character varying NOT NULL,
    translates_id bigint,
    copied_from_id bigint,
    CONSTRAINT articles_article_review_run_check CHECK ((review_run >= 0)),
    CONSTRAINT articles_article_version_check CHECK ((version >= 0)),
    CONSTRAINT only_in_review_at_a_step CHECK (((review_step_id IS NULL) OR ((status)::text = 'in_review'::text)))
);

ALTER TABLE public.articles_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_autosave (
    id bigint NOT NULL,
    key uuid NOT NULL,
    base_version integer NOT NULL,
    fields jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    article_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT articles_autosave_base_version_check CHECK ((base_version >= 0))
);

ALTER TABLE public.articles_autosave ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_autosave_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_byline (
    id bigint NOT NULL,
    role character varying(12) NOT NULL,
    "order" smallint NOT NULL,
    article_id bigint NOT NULL,
    author_id bigint NOT NULL,
    CONSTRAINT articles_byline_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.articles_byline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_byline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_checklistbox (
    id bigint NOT NULL,
    text character varying(200) NOT NULL,
    level character varying(12) NOT NULL,
    "order" smallint NOT NULL,
    section_id bigint,
    CONSTRAINT articles_checklistbox_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.articles_checklistbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_checklistbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_checklistrule (
    id bigint NOT NULL,
    rule character varying(40) NOT NULL,
    level character varying(12) NOT NULL,
    threshold integer,
    section_id bigint,
    CONSTRAINT articles_checklistrule_threshold_check CHECK ((threshold >= 0))
);

ALTER TABLE public.articles_checklistrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_checklistrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_childexception (
    id bigint NOT NULL,
    ground character varying(8) NOT NULL,
    words text NOT NULL,
    until timestamp with time zone,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    told_at timestamp with time zone,
    article_id bigint NOT NULL,
    by_id bigint NOT NULL,
    ended_by_id bigint
);

ALTER TABLE public.articles_childexception ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_childexception_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_correction (
    id bigint NOT NULL,
    note text NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    edition_id bigint,
    kind character varying(12) DEFAULT 'correction'::character varying NOT NULL,
    before_id bigint,
    before_closed boolean DEFAULT false NOT NULL,
    apology text DEFAULT ''::text NOT NULL,
    violation text DEFAULT ''::text NOT NULL,
    sender character varying(200) DEFAULT ''::character varying NOT NULL,
    is_shortened boolean DEFAULT false NOT NULL,
    weight character varying(4) DEFAULT 'top'::character varying NOT NULL,
    mends_id bigint,
    by_id bigint,
    approved_by_id bigint,
    leads_to_id bigint
);

ALTER TABLE public.articles_correction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_correction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_detachment (
    id bigint NOT NULL,
    read integer NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    article_id bigint NOT NULL,
    by_id bigint NOT NULL,
    ended_by_id bigint,
    CONSTRAINT articles_detachment_read_check CHECK ((read >= 0))
);

ALTER TABLE public.articles_detachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_detachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_edition (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    planned_end_at timestamp with time zone,
    headline character varying(200) NOT NULL,
    standfirst text NOT NULL,
    body text NOT NULL,
    plain_text text NOT NULL,
    word_count integer NOT NULL,
    slug character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    video_url character varying(200) NOT NULL,
    dateline character varying(80) NOT NULL,
    lead_caption text NOT NULL,
    "references" bigint[] NOT NULL,
    change character varying(10) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    resurfaced_at timestamp with time zone,
    listed_at timestamp with time zone GENERATED ALWAYS AS (COALESCE(resurfaced_at, published_at)) STORED,
    updated_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    announced_at timestamp with time zone,
    approved_by_id bigint NOT NULL,
    article_id bigint NOT NULL,
    lead_photo_id bigint,
    published_by_id bigint NOT NULL,
    section_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    in_feeds boolean DEFAULT true NOT NULL,
    words tsvector,
    key_points text DEFAULT ''::text NOT NULL,
    corrected_at timestamp with time zone,
    content_class character varying(20) DEFAULT 'news'::character varying NOT NULL,
    client character varying(120) DEFAULT ''::character varying NOT NULL,
    ai_likeness character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_text character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_translation character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_video character varying(40) DEFAULT ''::character varying NOT NULL,
    ai_voice character varying(40) DEFAULT ''::character varying NOT NULL,
    translates_id bigint,
    translated_from character varying(300) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT articles_edition_word_count_check CHECK ((word_count >= 0)),
    CONSTRAINT edition_ends_after_it_starts CHECK (((ends_at IS NULL) OR (ends_at >= starts_at)))
);

ALTER TABLE public.articles_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_edition_photos (
    id bigint NOT NULL,
    edition_id bigint NOT NULL,
    photo_id bigint NOT NULL
);

ALTER TABLE public.articles_edition_photos ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_edition_photos_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_edition_tags (
    id bigint NOT NULL,
    edition_id bigint NOT NULL,
    tag_id integer NOT NULL,
    listed_at timestamp with time zone,
    listed_article bigint
);

ALTER TABLE public.articles_edition_tags ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_edition_tags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_editionbyline (
    id bigint NOT NULL,
    role character varying(12) NOT NULL,
    "order" smallint NOT NULL,
    author_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    listed_at timestamp with time zone,
    listed_article bigint,
    CONSTRAINT articles_editionbyline_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.articles_editionbyline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_editionbyline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_fix (
    id bigint NOT NULL,
    fields jsonb NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    "left" jsonb NOT NULL,
    settled_at timestamp with time zone,
    article_id bigint NOT NULL,
    created_by_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    revision_id bigint,
    CONSTRAINT articles_fix_version_check CHECK ((version >= 0))
);

ALTER TABLE public.articles_fix ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_fix_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_formertag (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    tag_id integer NOT NULL
);

ALTER TABLE public.articles_formertag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_formertag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_lock (
    id bigint NOT NULL,
    session character varying(64) NOT NULL,
    key uuid NOT NULL,
    device character varying(60) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    renewed_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.articles_lock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_lock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_oldaddress (
    id bigint NOT NULL,
    path character varying(500) NOT NULL,
    article_id bigint NOT NULL
);

ALTER TABLE public.articles_oldaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_oldaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_pictureoverride (
    id bigint NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    article_id bigint NOT NULL,
    by_id bigint NOT NULL,
    ended_by_id bigint,
    photo_id bigint NOT NULL
);

ALTER TABLE public.articles_pictureoverride ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_pictureoverride_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_presence (
    id bigint NOT NULL,
    session character varying(64) NOT NULL,
    key uuid NOT NULL,
    writing boolean NOT NULL,
    since timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    user_id bigint NOT NULL,
    heard bigint DEFAULT 0 NOT NULL
);

ALTER TABLE public.articles_presence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_presence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_reviewstep (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    "order" smallint NOT NULL,
    agreement character varying(3) NOT NULL,
    is_skippable boolean NOT NULL,
    desk_only boolean NOT NULL,
    is_active boolean NOT NULL,
    section_id bigint,
    CONSTRAINT articles_reviewstep_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.articles_reviewstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_reviewstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_reviewstep_people (
    id bigint NOT NULL,
    reviewstep_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.articles_reviewstep_people ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_reviewstep_people_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_reviewstep_roles (
    id bigint NOT NULL,
    reviewstep_id bigint NOT NULL,
    role_id bigint NOT NULL
);

ALTER TABLE public.articles_reviewstep_roles ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_reviewstep_roles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_revision (
    id bigint NOT NULL,
    number integer NOT NULL,
    version integer NOT NULL,
    fields jsonb NOT NULL,
    labels jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    origin character varying(10) NOT NULL,
    note text NOT NULL,
    with_writer boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    created_by_id bigint NOT NULL,
    restored_from_id bigint,
    facts character varying(80)[] DEFAULT '{}'::character varying(80)[] NOT NULL,
    words_changed integer DEFAULT 0 NOT NULL,
    CONSTRAINT articles_revision_number_check CHECK ((number >= 0)),
    CONSTRAINT articles_revision_version_check CHECK ((version >= 0)),
    CONSTRAINT articles_revision_words_changed_check CHECK ((words_changed >= 0))
);

ALTER TABLE public.articles_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_shareanswer (
    id bigint NOT NULL,
    verdict character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    comment text NOT NULL,
    at timestamp with time zone NOT NULL,
    link_id bigint NOT NULL
);

ALTER TABLE public.articles_shareanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_shareanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_sharelink (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    seed character varying(43) NOT NULL,
    label character varying(120) NOT NULL,
    asks character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    views integer NOT NULL,
    last_viewed_at timestamp with time zone,
    article_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    revoked_by_id bigint,
    CONSTRAINT articles_sharelink_views_check CHECK ((views >= 0)),
    CONSTRAINT share_ends_after_it_begins CHECK ((expires_at > made_at)),
    CONSTRAINT share_revoked_by_someone CHECK ((((revoked_at IS NULL) AND (revoked_by_id IS NULL)) OR ((revoked_at IS NOT NULL) AND (revoked_by_id IS NOT NULL))))
);

ALTER TABLE public.articles_sharelink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_sharelink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_standing (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    user_id bigint,
    section_id bigint,
    status character varying(20) NOT NULL,
    is_urgent boolean NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    noted_at timestamp with time zone
);

ALTER TABLE public.articles_standing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_standing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_synonym (
    id bigint NOT NULL,
    terms character varying(400) NOT NULL
);

ALTER TABLE public.articles_synonym ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_synonym_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_takeover (
    id bigint NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    by_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    revision_id bigint,
    CONSTRAINT articles_takeover_version_check CHECK ((version >= 0))
);

ALTER TABLE public.articles_takeover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_takeover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_tally (
    id bigint NOT NULL,
    edition bigint NOT NULL,
    editions bigint NOT NULL
);

ALTER TABLE public.articles_tally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_tally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_tick (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    box_id bigint NOT NULL,
    by_id bigint NOT NULL
);

ALTER TABLE public.articles_tick ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_tick_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_transition (
    id bigint NOT NULL,
    move character varying(20) NOT NULL,
    from_status character varying(20) NOT NULL,
    to_status character varying(20) NOT NULL,
    note text NOT NULL,
    step_name character varying(60) NOT NULL,
    to_step_name character varying(60) NOT NULL,
    from_desk character varying(60) NOT NULL,
    to_desk character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    by_id bigint,
    revision_id bigint,
    step_id bigint
);

ALTER TABLE public.articles_transition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_transition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_withdrawal (
    id bigint NOT NULL,
    reason text NOT NULL,
    headline character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    article_id bigint NOT NULL,
    by_id bigint NOT NULL,
    headline_withheld boolean DEFAULT false NOT NULL,
    ground character varying(12) DEFAULT ''::character varying NOT NULL,
    ordered_by_id bigint
);

ALTER TABLE public.articles_withdrawal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_withdrawal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_withdrawalrequest (
    id bigint NOT NULL,
    ground character varying(12) NOT NULL,
    reason text NOT NULL,
    headline_withheld boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    article_id bigint NOT NULL,
    asked_by_id bigint NOT NULL
);

ALTER TABLE public.articles_withdrawalrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_withdrawalrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.articles_word (
    lexeme character varying(64) NOT NULL COLLATE pg_catalog."C",
    stories integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.audit_entry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_name character varying(200) NOT NULL,
    action character varying(60) NOT NULL,
    kind character varying(40) NOT NULL,
    object_id bigint,
    label character varying(250) NOT NULL,
    note text NOT NULL,
    details jsonb NOT NULL,
    address inet,
    device character varying(250) NOT NULL,
    session character varying(16) NOT NULL,
    search tsvector GENERATED ALWAYS AS (((to_tsvector('simple'::regconfig, (COALESCE(actor_name, ''::character varying))::text) || to_tsvector('simple'::regconfig, (COALESCE(label, ''::character varying))::text)) || to_tsvector('simple'::regconfig, COALESCE(note, ''::text)))) STORED,
    actor_id bigint,
    words tsvector
);

ALTER TABLE public.audit_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_seal (
    id bigint NOT NULL,
    last_entry bigint NOT NULL,
    entries integer NOT NULL,
    digest character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT audit_seal_entries_check CHECK ((entries >= 0))
);

ALTER TABLE public.audit_seal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_seal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_assignment (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    brief text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    length integer,
    photo_wanted boolean NOT NULL,
    photo_note character varying(300) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    filed_at timestamp with time zone,
    done_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    late_told_at timestamp with time zone,
    article_id bigint,
    assignee_id bigint,
    created_by_id bigint NOT NULL,
    section_id bigint NOT NULL,
    form_key uuid,
    CONSTRAINT claimed_with_a_person CHECK ((((assignee_id IS NULL) AND (claimed_at IS NULL)) OR ((assignee_id IS NOT NULL) AND (claimed_at IS NOT NULL)))),
    CONSTRAINT desk_assignment_length_check CHECK ((length >= 0)),
    CONSTRAINT desk_assignment_version_check CHECK ((version >= 0))
);

ALTER TABLE public.desk_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_longreview (
    article_id bigint NOT NULL,
    since timestamp with time zone NOT NULL
);

CREATE TABLE public.desk_mention (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    note_id bigint NOT NULL
);

ALTER TABLE public.desk_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_note (
    id bigint NOT NULL,
    text text NOT NULL,
    exact text NOT NULL,
    prefix character varying(40) NOT NULL,
    suffix character varying(40) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    resolved_at timestamp with time zone,
    article_id bigint NOT NULL,
    author_id bigint NOT NULL,
    parent_id bigint,
    resolved_by_id bigint,
    revision_id bigint,
    CONSTRAINT note_reply_marks_and_settles_nothing CHECK (((parent_id IS NULL) OR ((exact = ''::text) AND (resolved_at IS NULL)))),
    CONSTRAINT note_resolved_by_someone CHECK ((((resolved_at IS NULL) AND (resolved_by_id IS NULL)) OR ((resolved_at IS NOT NULL) AND (resolved_by_id IS NOT NULL))))
);

ALTER TABLE public.desk_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_notice (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    words jsonb NOT NULL,
    url character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    in_desk boolean NOT NULL,
    mail character varying(6) NOT NULL,
    mail_after timestamp with time zone,
    mail_tries smallint NOT NULL,
    mailed_at timestamp with time zone,
    actor_id bigint,
    article_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT desk_notice_mail_tries_check CHECK ((mail_tries >= 0))
);

ALTER TABLE public.desk_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_noticesettings (
    user_id bigint NOT NULL,
    choices jsonb NOT NULL,
    digest character varying(4) NOT NULL,
    digest_hour smallint NOT NULL,
    CONSTRAINT desk_noticesettings_digest_hour_check CHECK ((digest_hour >= 0))
);

CREATE TABLE public.desk_noticesettings_followed_desks (
    id bigint NOT NULL,
    noticesettings_id bigint NOT NULL,
    section_id bigint NOT NULL
);

ALTER TABLE public.desk_noticesettings_followed_desks ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_noticesettings_followed_desks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text CONSTRAINT django_tasks_database_dbtaskresul_exception_class_path_not_null NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);

CREATE TABLE public.exchange_apitoken (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    scopes character varying(20)[] NOT NULL,
    digest character varying(64) NOT NULL,
    prefix character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    owner_id bigint NOT NULL,
    revoked_by_id bigint,
    CONSTRAINT token_may_something CHECK ((NOT (scopes = '{}'::character varying(20)[])))
);

ALTER TABLE public.exchange_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_delivery (
    id bigint NOT NULL,
    event character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    tries smallint NOT NULL,
    next_at timestamp with time zone,
    tried_at timestamp with time zone,
    answered smallint,
    said text NOT NULL,
    article_id bigint NOT NULL,
    replays_id bigint,
    hook_id bigint NOT NULL,
    CONSTRAINT exchange_delivery_answered_check CHECK ((answered >= 0)),
    CONSTRAINT exchange_delivery_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.exchange_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_importrow (
    id bigint NOT NULL,
    key character varying(400) NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(250) NOT NULL,
    file character varying(300) NOT NULL,
    line integer NOT NULL,
    item jsonb,
    ref character varying(40) NOT NULL,
    place character varying(500) NOT NULL,
    result character varying(10) NOT NULL,
    reason text NOT NULL,
    version integer NOT NULL,
    article_id bigint,
    photo_number bigint,
    author_number bigint,
    page_number bigint,
    run_id bigint NOT NULL,
    is_textless boolean DEFAULT false NOT NULL,
    CONSTRAINT exchange_importrow_line_check CHECK ((line >= 0)),
    CONSTRAINT exchange_importrow_version_check CHECK ((version >= 0))
);

ALTER TABLE public.exchange_importrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_importrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_importrun (
    id bigint NOT NULL,
    source character varying(300) NOT NULL,
    options jsonb NOT NULL,
    is_trial boolean NOT NULL,
    state character varying(10) NOT NULL,
    refused text NOT NULL,
    mended jsonb NOT NULL,
    facts jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    finished_at timestamp with time zone,
    created_by_id bigint NOT NULL,
    released_by_id bigint
);

ALTER TABLE public.exchange_importrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_importrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_outlet (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    slug character varying(60) NOT NULL,
    format character varying(10) NOT NULL,
    sections bigint[] NOT NULL,
    tags bigint[] NOT NULL,
    authors bigint[] NOT NULL,
    content_classes character varying(20)[] NOT NULL,
    terms text NOT NULL,
    contact character varying(254) NOT NULL,
    digest character varying(64) NOT NULL,
    prefix character varying(12) NOT NULL,
    is_active boolean NOT NULL,
    is_paused boolean NOT NULL,
    asked_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint NOT NULL
);

ALTER TABLE public.exchange_outlet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_outlet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_partnerwarning (
    id bigint NOT NULL,
    event character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    article_id bigint NOT NULL,
    outlet_id bigint NOT NULL
);

ALTER TABLE public.exchange_partnerwarning ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_partnerwarning_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_pictureend (
    id bigint NOT NULL,
    photo_number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    back_at timestamp with time zone,
    article_id bigint NOT NULL
);

ALTER TABLE public.exchange_pictureend ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_pictureend_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_ruleditem (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    why text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    is_behind boolean NOT NULL,
    article_id bigint,
    item_id bigint NOT NULL,
    rule_id bigint NOT NULL,
    CONSTRAINT exchange_ruleditem_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.exchange_ruleditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_ruleditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_sent (
    id bigint NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    edition_id bigint,
    hook_id bigint,
    outlet_id bigint,
    CONSTRAINT exchange_sent_version_check CHECK ((version >= 0)),
    CONSTRAINT sent_to_one CHECK ((((outlet_id IS NULL) OR (hook_id IS NULL)) AND (1 = (
CASE
    WHEN (outlet_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (hook_id IS NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE public.exchange_sent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_sent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_storyorigin (
    id bigint NOT NULL,
    source character varying(80) NOT NULL,
    guid character varying(400) NOT NULL,
    version bigint NOT NULL,
    usage_terms text NOT NULL,
    passes_on boolean DEFAULT false NOT NULL,
    article_id bigint NOT NULL
);

ALTER TABLE public.exchange_storyorigin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_storyorigin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_webhook (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    address character varying(500) NOT NULL,
    events character varying(20)[] NOT NULL,
    secret text NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint NOT NULL,
    section_id bigint
);

ALTER TABLE public.exchange_webhook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_webhook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_wirefile (
    id bigint NOT NULL,
    name character varying(300) NOT NULL,
    data bytea NOT NULL,
    size integer NOT NULL,
    received_at timestamp with time zone NOT NULL,
    source_id bigint NOT NULL,
    CONSTRAINT exchange_wirefile_size_check CHECK ((size >= 0))
);

ALTER TABLE public.exchange_wirefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_wirefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_wireitem (
    id bigint NOT NULL,
    guid character varying(400) NOT NULL,
    version bigint NOT NULL,
    digest character varying(64) NOT NULL,
    is_newest boolean NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(1000) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    embargo_until timestamp with time zone,
    headline character varying(300) NOT NULL,
    standfirst text NOT NULL,
    body text NOT NULL,
    byline character varying(300) NOT NULL,
    dateline character varying(200) NOT NULL,
    credit character varying(200) NOT NULL,
    usage_terms text NOT NULL,
    ed_note text NOT NULL,
    language character varying(20) NOT NULL,
    keywords character varying(100)[] NOT NULL,
    subjects character varying(100)[] NOT NULL,
    urgency smallint NOT NULL,
    used boolean NOT NULL,
    ignored_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    words tsvector,
    file_id bigint,
    ignored_by_id bigint,
    previous_id bigint,
    source_id bigint NOT NULL,
    source_type character varying(60) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT exchange_wireitem_urgency_check CHECK ((urgency >= 0))
);

ALTER TABLE public.exchange_wireitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_wireitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_wirepicture (
    id bigint NOT NULL,
    place smallint NOT NULL,
    address character varying(1000) NOT NULL,
    caption text NOT NULL,
    credit character varying(200) NOT NULL,
    alt character varying(300) NOT NULL,
    terms text NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    file character varying(200) NOT NULL,
    item_id bigint NOT NULL,
    checksum character varying(64) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT exchange_wirepicture_place_check CHECK ((place >= 0))
);

ALTER TABLE public.exchange_wirepicture ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_wirepicture_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_wirerule (
    id bigint NOT NULL,
    words character varying(200) NOT NULL,
    subject character varying(100) NOT NULL,
    urgency smallint,
    terms text NOT NULL,
    most_an_hour smallint NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    is_paused boolean NOT NULL,
    stopped_at timestamp with time zone,
    stopped_why character varying(500) NOT NULL,
    is_known boolean NOT NULL,
    answers_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    section_id bigint NOT NULL,
    source_id bigint NOT NULL,
    stopped_by_id bigint,
    CONSTRAINT exchange_wirerule_most_an_hour_check CHECK ((most_an_hour >= 0)),
    CONSTRAINT exchange_wirerule_urgency_check CHECK ((urgency >= 0)),
    CONSTRAINT wire_rule_hour CHECK (((most_an_hour >= 1) AND (most_an_hour <= 60))),
    CONSTRAINT wire_rule_urgency CHECK (((urgency IS NULL) OR ((urgency >= 1) AND (urgency <= 9))))
);

ALTER TABLE public.exchange_wirerule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_wirerule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_wiresource (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    kind character varying(10) NOT NULL,
    format character varying(10) NOT NULL,
    address character varying(500) NOT NULL,
    hosts character varying(253)[] NOT NULL,
    folder character varying(100) NOT NULL,
    credit character varying(120) NOT NULL,
    usage_terms text NOT NULL,
    priority smallint NOT NULL,
    minutes smallint NOT NULL,
    silent_hours smallint NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone,
    etag character varying(300) NOT NULL,
    modified character varying(100) NOT NULL,
    failures smallint NOT NULL,
    last_ok_at timestamp with time zone,
    last_item_at timestamp with time zone,
    last_error text NOT NULL,
    last_error_at timestamp with time zone,
    owner_id bigint NOT NULL,
    section_id bigint,
    passes_on boolean DEFAULT false NOT NULL,
    CONSTRAINT exchange_wiresource_failures_check CHECK ((failures >= 0)),
    CONSTRAINT exchange_wiresource_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT exchange_wiresource_priority_check CHECK ((priority >= 0)),
    CONSTRAINT exchange_wiresource_silent_hours_check CHECK ((silent_hours >= 0)),
    CONSTRAINT wire_source_asked_sometimes CHECK ((minutes >= 1)),
    CONSTRAINT wire_source_leads_somewhere CHECK (((((kind)::text = 'address'::text) AND (NOT ((address)::text = ''::text))) OR ((NOT ((kind)::text = 'address'::text)) AND (NOT ((folder)::text = ''::text))))),
    CONSTRAINT wire_source_urgency CHECK (((priority >= 1) AND (priority <= 9)))
);

ALTER TABLE public.exchange_wiresource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_wiresource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_wireuse (
    id bigint NOT NULL,
    seen_state character varying(10) NOT NULL,
    taken boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    by_id bigint NOT NULL,
    item_id bigint NOT NULL,
    seen_id bigint NOT NULL
);

ALTER TABLE public.exchange_wireuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_wireuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fronts_breakingbar (
    id bigint NOT NULL,
    text character varying(120) NOT NULL,
    url character varying(300) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    article_id bigint,
    lifted_by_id bigint,
    set_by_id bigint NOT NULL,
    CONSTRAINT bar_ends_soon CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '06:00:00'::interval))))
);

ALTER TABLE public.fronts_breakingbar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fronts_breakingbar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fronts_draft (
    id bigint NOT NULL,
    layout jsonb NOT NULL,
    versions jsonb NOT NULL,
    touched jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    front_id bigint NOT NULL,
    live_id bigint
);

ALTER TABLE public.fronts_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fronts_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fronts_front (
    id bigint NOT NULL,
    section_id bigint
);

ALTER TABLE public.fronts_front ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fronts_front_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fronts_frontmoment (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    revision_id bigint NOT NULL
);

ALTER TABLE public.fronts_frontmoment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fronts_frontmoment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fronts_frontpresence (
    id bigint NOT NULL,
    key character varying(8) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    front_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.fronts_frontpresence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fronts_frontpresence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fronts_frontrevision (
    id bigint NOT NULL,
    number integer NOT NULL,
    layout jsonb NOT NULL,
    name character varying(60) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    goes_live_at timestamp with time zone NOT NULL,
    called_off_at timestamp with time zone,
    called_off_by_id bigint,
    front_id bigint NOT NULL,
    made_by_id bigint,
    CONSTRAINT fronts_frontrevision_number_check CHECK ((number >= 0))
);

ALTER TABLE public.fronts_frontrevision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fronts_frontrevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.newsroom_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.newsroom_heartbeat (
    name character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.people_author (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    slug character varying(140) NOT NULL,
    job_title character varying(120) NOT NULL,
    bio text NOT NULL,
    portrait character varying(100) NOT NULL,
    email character varying(254) NOT NULL,
    website character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    user_id bigint,
    masthead character varying(11) DEFAULT ''::character varying NOT NULL
);

ALTER TABLE public.people_author ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_author_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_formeraddress (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    slug character varying(140) NOT NULL,
    thing bigint NOT NULL,
    CONSTRAINT people_formeraddress_thing_check CHECK ((thing >= 0))
);

ALTER TABLE public.people_formeraddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_formeraddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_formernumber (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    number bigint NOT NULL,
    thing bigint NOT NULL,
    CONSTRAINT people_formernumber_number_check CHECK ((number >= 0)),
    CONSTRAINT people_formernumber_thing_check CHECK ((thing >= 0))
);

ALTER TABLE public.people_formernumber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_formernumber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_mergerun (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    gone bigint NOT NULL,
    heir bigint NOT NULL,
    was character varying(140) NOT NULL,
    is_rename boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    ended_at timestamp with time zone,
    why character varying(200) NOT NULL,
    by_id bigint NOT NULL,
    failures smallint DEFAULT 0 NOT NULL,
    moved_at timestamp with time zone,
    CONSTRAINT people_mergerun_done_check CHECK ((done >= 0)),
    CONSTRAINT people_mergerun_failures_check CHECK ((failures >= 0)),
    CONSTRAINT people_mergerun_gone_check CHECK ((gone >= 0)),
    CONSTRAINT people_mergerun_heir_check CHECK ((heir >= 0)),
    CONSTRAINT people_mergerun_total_check CHECK ((total >= 0))
);

ALTER TABLE public.people_mergerun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_mergerun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_role (
    id bigint NOT NULL,
    codename character varying(50) NOT NULL,
    name character varying(80) NOT NULL,
    rights character varying(20)[] NOT NULL
);

ALTER TABLE public.people_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(5) NOT NULL,
    time_zone character varying(40) NOT NULL,
    theme character varying(5) NOT NULL,
    away_from date,
    away_until date
);

ALTER TABLE public.people_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_user_roles (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    role_id bigint NOT NULL
);

ALTER TABLE public.people_user_roles ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_roles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.photos_lease (
    id bigint NOT NULL,
    kind character varying(5) NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    note character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    photo_id bigint NOT NULL
);

ALTER TABLE public.photos_lease ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.photos_lease_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.photos_photo (
    id bigint NOT NULL,
    original character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    checksum character varying(64) NOT NULL,
    title character varying(200) NOT NULL,
    alt character varying(300) NOT NULL,
    caption text NOT NULL,
    credit character varying(200) NOT NULL,
    source character varying(200) NOT NULL,
    licence character varying(120) NOT NULL,
    rights_expire_on date,
    focal_x double precision NOT NULL,
    focal_y double precision NOT NULL,
    taken_at timestamp with time zone,
    taken_where character varying(200) NOT NULL,
    renditions jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    words tsvector,
    licence_kind character varying(10) DEFAULT ''::character varying NOT NULL,
    usable_from timestamp with time zone,
    usable_until timestamp with time zone,
    max_uses smallint,
    is_denied boolean DEFAULT false NOT NULL,
    instructions text DEFAULT ''::text NOT NULL,
    rights_told_at timestamp with time zone,
    likeness bigint,
    source_type character varying(40) DEFAULT ''::character varying NOT NULL,
    consent character varying(300) DEFAULT ''::character varying NOT NULL,
    checked_by_id bigint,
    credentials jsonb,
    shows_child boolean DEFAULT false NOT NULL,
    shows_likeness boolean DEFAULT false NOT NULL,
    rights_turn_at timestamp with time zone,
    creator character varying(200) DEFAULT ''::character varying NOT NULL,
    copyright_notice character varying(200) DEFAULT ''::character varying NOT NULL,
    usage_terms text DEFAULT ''::text NOT NULL,
    territory character varying(200) DEFAULT ''::character varying NOT NULL,
    keywords text DEFAULT ''::text NOT NULL,
    crops jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT photos_photo_height_check CHECK ((height >= 0)),
    CONSTRAINT photos_photo_max_uses_check CHECK ((max_uses >= 0)),
    CONSTRAINT photos_photo_width_check CHECK ((width >= 0))
);

ALTER TABLE public.photos_photo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.photos_photo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.press_case (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    channel character varying(8) NOT NULL,
    came_at timestamp with time zone NOT NULL,
    passage text NOT NULL,
    message text NOT NULL,
    proof text NOT NULL,
    sender_name character varying(120) NOT NULL,
    sender_body character varying(160) NOT NULL,
    sender_role character varying(120) NOT NULL,
    sender_email character varying(254) NOT NULL,
    sender_phone character varying(40) NOT NULL,
    ruling_number character varying(80) NOT NULL,
    ruled_on date,
    seed character varying(43) NOT NULL,
    digest character varying(64) NOT NULL,
    same character varying(64) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    due_because character varying(300) NOT NULL,
    state character varying(8) NOT NULL,
    outcome character varying(8) NOT NULL,
    late_told_at timestamp with time zone,
    article_id bigint NOT NULL,
    edition_id bigint,
    owner_id bigint,
    recorded_by_id bigint
);

ALTER TABLE public.press_case ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.press_case_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.press_casefile (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    file character varying(200) NOT NULL,
    size bigint DEFAULT 0 NOT NULL,
    failed character varying(300) DEFAULT ''::character varying NOT NULL,
    asked_by_id bigint NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT press_casefile_size_check CHECK ((size >= 0))
);

ALTER TABLE public.press_casefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.press_casefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.press_casestep (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    words text NOT NULL,
    is_shown boolean NOT NULL,
    outcome character varying(8) NOT NULL,
    owes_apology boolean NOT NULL,
    broke_code boolean NOT NULL,
    by_id bigint,
    case_id bigint NOT NULL,
    copy_id bigint,
    note_id bigint,
    to_id bigint
);

ALTER TABLE public.press_casestep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.press_casestep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.press_copy (
    id bigint NOT NULL,
    found_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    case_id bigint NOT NULL,
    note_id bigint NOT NULL
);

ALTER TABLE public.press_copy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.press_copy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.press_evidence (
    id bigint NOT NULL,
    file character varying(200) NOT NULL,
    name character varying(120) NOT NULL,
    media_type character varying(40) NOT NULL,
    size integer NOT NULL,
    checksum character varying(64) NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT press_evidence_size_check CHECK ((size >= 0))
);

ALTER TABLE public.press_evidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.press_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.press_unverified (
    id bigint NOT NULL,
    urgent text NOT NULL,
    source text NOT NULL,
    unreachable text NOT NULL,
    note text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    result text NOT NULL,
    article_id bigint NOT NULL,
    opened_by_id bigint NOT NULL,
    settled_by_id bigint,
    told_id bigint
);

ALTER TABLE public.press_unverified ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.press_unverified_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_page (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    slug character varying(80) NOT NULL,
    body text NOT NULL,
    summary character varying(200) NOT NULL,
    in_menu boolean NOT NULL,
    "order" smallint NOT NULL,
    is_public boolean NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    purpose character varying(12) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT public_page_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.public_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_pageaddress (
    id bigint NOT NULL,
    path character varying(500) NOT NULL,
    page_id bigint NOT NULL
);

ALTER TABLE public.public_pageaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_pageaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_placement (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    article_id bigint NOT NULL,
    section_id bigint,
    CONSTRAINT public_placement_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.public_placement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_placement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_purge (
    id bigint NOT NULL,
    keys character varying(80)[] NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.public_purge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_purge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_readcount (
    id bigint NOT NULL,
    hour timestamp with time zone NOT NULL,
    count integer NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT public_readcount_count_check CHECK ((count >= 0))
);

ALTER TABLE public.public_readcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_readcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_sociallink (
    id bigint NOT NULL,
    network character varying(12) NOT NULL,
    url character varying(200) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT public_sociallink_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.public_sociallink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_sociallink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.public_textfile (
    id bigint NOT NULL,
    name character varying(12) NOT NULL,
    text text NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE public.public_textfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_textfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.sections_deskmembership (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    section_id bigint NOT NULL
);

ALTER TABLE public.sections_deskmembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sections_deskmembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.sections_section (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    description text NOT NULL,
    colour character varying(7) NOT NULL,
    "order" smallint NOT NULL,
    is_active boolean NOT NULL,
    show_in_menu boolean NOT NULL,
    parent_id bigint,
    CONSTRAINT sections_section_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.sections_section ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sections_section_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);

ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);

ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

























































INSERT INTO public.articles_synonym VALUES
	(1, 'menteri, kementerian, kementrian'),
	(2, 'ekonomi, perekonomian'),
	(3, 'main, pemain, bermain, permainan'),
	(4, 'kerja, pekerjaan, bekerja, pekerja'),
	(5, 'sekolah, bersekolah'),
	(6, 'industri, perindustrian'),
	(7, 'dagang, perdagangan, pedagang, berdagang'),
	(8, 'uang, keuangan'),
	(9, 'uji, pengujian, menguji, ujian'),
	(10, 'tani, petani, pertanian'),
	(11, 'tambang, pertambangan, penambang, menambang'),
	(12, 'hubung, perhubungan'),
	(13, 'hutan, kehutanan'),
	(14, 'laut, kelautan'),
	(15, 'ikan, perikanan'),
	(16, 'sehat, kesehatan'),
	(17, 'didik, pendidikan, mendidik'),
	(18, 'tahan, pertahanan'),
	(19, 'adil, pengadilan, peradilan'),
	(20, 'usaha, perusahaan, pengusaha, berusaha'),
	(21, 'bank, perbankan'),
	(22, 'rumah, perumahan'),
	(23, 'kebun, perkebunan'),
	(24, 'ternak, peternakan, peternak'),
	(25, 'nelayan, penangkap ikan'),
	(26, 'pajak, perpajakan'),
	(27, 'duduk, penduduk, kependudukan'),
	(28, 'presiden, kepresidenan'),
	(29, 'gubernur, kegubernuran'),
	(30, 'polisi, kepolisian, polri'),
	(31, 'alas kaki, sepatu'),
	(32, 'cabai, cabe'),
	(33, 'perajin, pengrajin'),
	(34, 'erupsi, letusan, meletus'),
	(35, 'lansia, lanjut usia'),
	(36, 'RAPBN, Rancangan APBN'),
	(37, 'pinjol, pinjaman online, pinjaman daring'),
	(38, 'kontainer, peti kemas'),
	(39, 'jaksa, kejaksaan'),
	(40, 'hakim, kehakiman'),
	(41, 'buruh, pekerja, karyawan, tenaga kerja'),
	(42, 'naik, kenaikan, meningkat, peningkatan'),
	(43, 'turun, penurunan, merosot, anjlok'),
	(44, 'harga, harganya'),
	(45, 'bohong, hoaks, hoax'),
	(46, 'wartawan, jurnalis'),
	(47, 'perempuan, wanita'),
	(48, 'dokter, tenaga medis'),
	(49, 'bensin, pertalite, bbm'),
	(50, 'sepak bola, sepakbola'),
	(51, 'olahraga, olah raga'),
	(52, 'kerja sama, kerjasama'),
	(53, 'tanggung jawab, tanggungjawab'),
	(54, 'internet, daring, online'),
	(55, 'luring, offline'),
	(56, 'unduh, download'),
	(57, 'unggah, upload'),
	(58, 'surel, email, e-mail'),
	(59, 'gawai, gadget'),
	(60, 'ponsel, telepon seluler, handphone, hp'),
	(61, 'miliar, milyar'),
	(62, 'triliun, trilyun'),
	(63, 'rupiah, rp, idr'),
	(64, 'dolar, dolar as, usd, us dollar'),
	(65, 'persen, prosen, pct'),
	(66, 'izin, ijin'),
	(67, 'risiko, resiko'),
	(68, 'apotek, apotik'),
	(69, 'aktivitas, aktifitas'),
	(70, 'analisis, analisa'),
	(71, 'kualitas, kwalitas'),
	(72, 'november, nopember'),
	(73, 'februari, pebruari'),
	(74, 'senin, senen'),
	(75, 'telantar, terlantar'),
	(76, 'praktik, praktek'),
	(77, 'nasihat, nasehat'),
	(78, 'objek, obyek'),
	(79, 'subjek, subyek'),
	(80, 'sistem, sistim'),
	(81, 'standar, standard'),
	(82, 'bus, bis'),
	(83, 'utang, hutang'),
	(84, 'zaman, jaman'),
	(85, 'imbau, himbau'),
	(86, 'silakan, silahkan'),
	(87, 'mengubah, merubah'),
	(88, 'BI, Bank Indonesia'),
	(89, 'OJK, Otoritas Jasa Keuangan'),
	(90, 'IKN, Ibu Kota Nusantara'),
	(91, 'KPK, Komisi Pemberantasan Korupsi'),
	(92, 'BPS, Badan Pusat Statistik'),
	(93, 'BUMN, Badan Usaha Milik Negara'),
	(94, 'BUMD, Badan Usaha Milik Daerah'),
	(95, 'PHK, pemutusan hubungan kerja'),
	(96, 'APBN, Anggaran Pendapatan dan Belanja Negara'),
	(97, 'APBD, Anggaran Pendapatan dan Belanja Daerah'),
	(98, 'BEI, Bursa Efek Indonesia'),
	(99, 'IHSG, Indeks Harga Saham Gabungan'),
	(100, 'LPS, Lembaga Penjamin Simpanan'),
	(101, 'LPEI, Lembaga Pembiayaan Ekspor Indonesia'),
	(102, 'BKPM, Badan Koordinasi Penanaman Modal'),
	(103, 'Bapanas, Badan Pangan Nasional'),
	(104, 'Bulog, Badan Urusan Logistik'),
	(105, 'Bappenas, Badan Perencanaan Pembangunan Nasional'),
	(106, 'Kemenkeu, Kementerian Keuangan'),
	(107, 'Menkeu, Menteri Keuangan'),
	(108, 'Kemendag, Kementerian Perdagangan'),
	(109, 'Mendag, Menteri Perdagangan'),
	(110, 'Kemenperin, Kementerian Perindustrian'),
	(111, 'Menperin, Menteri Perindustrian'),
	(112, 'Kementan, Kementerian Pertanian'),
	(113, 'Mentan, Menteri Pertanian'),
	(114, 'Kemenkes, Kementerian Kesehatan'),
	(115, 'Menkes, Menteri Kesehatan'),
	(116, 'Kemenhub, Kementerian Perhubungan'),
	(117, 'Menhub, Menteri Perhubungan'),
	(118, 'Kemendagri, Kementerian Dalam Negeri'),
	(119, 'Mendagri, Menteri Dalam Negeri'),
	(120, 'Kemenlu, Kementerian Luar Negeri'),
	(121, 'Menlu, Menteri Luar Negeri'),
	(122, 'Kemnaker, Kemenaker, Kementerian Ketenagakerjaan'),
	(123, 'Menaker, Menteri Ketenagakerjaan'),
	(124, 'ESDM, Energi dan Sumber Daya Mineral'),
	(125, 'PUPR, Pekerjaan Umum dan Perumahan Rakyat'),
	(126, 'KKP, Kementerian Kelautan dan Perikanan'),
	(127, 'KLHK, Kementerian Lingkungan Hidup dan Kehutanan'),
	(128, 'DJP, Ditjen Pajak, Direktorat Jenderal Pajak'),
	(129, 'DJBC, Bea Cukai, Bea dan Cukai'),
	(130, 'DPR, Dewan Perwakilan Rakyat'),
	(131, 'DPRD, Dewan Perwakilan Rakyat Daerah'),
	(132, 'DPD, Dewan Perwakilan Daerah'),
	(133, 'MPR, Majelis Permusyawaratan Rakyat'),
	(134, 'MK, Mahkamah Konstitusi'),
	(135, 'MA, Mahkamah Agung'),
	(136, 'KY, Komisi Yudisial'),
	(137, 'BPK, Badan Pemeriksa Keuangan'),
	(138, 'KPU, Komisi Pemilihan Umum'),
	(139, 'Bawaslu, Badan Pengawas Pemilu'),
	(140, 'KPPU, Komisi Pengawas Persaingan Usaha'),
	(141, 'Kejagung, Kejaksaan Agung'),
	(142, 'Polri, Kepolisian Republik Indonesia, Kepolisian Negara Republik Indonesia'),
	(143, 'TNI, Tentara Nasional Indonesia'),
	(144, 'BNPB, Badan Nasional Penanggulangan Bencana'),
	(145, 'BPBD, Badan Penanggulangan Bencana Daerah'),
	(146, 'BMKG, Badan Meteorologi Klimatologi dan Geofisika'),
	(147, 'BPOM, Badan Pengawas Obat dan Makanan'),
	(148, 'BPJS, Badan Penyelenggara Jaminan Sosial'),
	(149, 'BRIN, Badan Riset dan Inovasi Nasional'),
	(150, 'MUI, Majelis Ulama Indonesia'),
	(151, 'NU, Nahdlatul Ulama'),
	(152, 'UMKM, Usaha Mikro Kecil dan Menengah'),
	(153, 'KUR, Kredit Usaha Rakyat'),
	(154, 'UMP, Upah Minimum Provinsi'),
	(155, 'UMK, Upah Minimum Kabupaten, Upah Minimum Kota'),
	(156, 'THR, Tunjangan Hari Raya'),
	(157, 'PPN, Pajak Pertambahan Nilai'),
	(158, 'PPh, Pajak Penghasilan'),
	(159, 'PBB, Pajak Bumi dan Bangunan'),
	(160, 'PBB, Perserikatan Bangsa-Bangsa'),
	(161, 'PDB, Produk Domestik Bruto'),
	(162, 'PNBP, Penerimaan Negara Bukan Pajak'),
	(163, 'SBN, Surat Berharga Negara'),
	(164, 'SUN, Surat Utang Negara'),
	(165, 'CPO, minyak sawit mentah, minyak kelapa sawit'),
	(166, 'BBM, Bahan Bakar Minyak'),
	(167, 'LPG, elpiji'),
	(168, 'PLN, Perusahaan Listrik Negara'),
	(169, 'PLTU, Pembangkit Listrik Tenaga Uap'),
	(170, 'PLTS, Pembangkit Listrik Tenaga Surya'),
	(171, 'EBT, Energi Baru Terbarukan'),
	(172, 'KRL, Kereta Rel Listrik'),
	(173, 'MRT, Moda Raya Terpadu'),
	(174, 'KAI, Kereta Api Indonesia'),
	(175, 'TKI, Tenaga Kerja Indonesia'),
	(176, 'PMI, Pekerja Migran Indonesia'),
	(177, 'PMI, Palang Merah Indonesia'),
	(178, 'TKA, Tenaga Kerja Asing'),
	(179, 'WNI, Warga Negara Indonesia'),
	(180, 'WNA, Warga Negara Asing'),
	(181, 'ASN, Aparatur Sipil Negara, PNS, Pegawai Negeri Sipil'),
	(182, 'RUU, Rancangan Undang-Undang'),
	(183, 'UU, Undang-Undang'),
	(184, 'Perppu, Peraturan Pemerintah Pengganti Undang-Undang'),
	(185, 'Perpres, Peraturan Presiden'),
	(186, 'Permen, Peraturan Menteri'),
	(187, 'Perda, Peraturan Daerah'),
	(188, 'Pemprov, Pemerintah Provinsi'),
	(189, 'Pemkot, Pemerintah Kota'),
	(190, 'Pemkab, Pemerintah Kabupaten'),
	(191, 'Pemda, Pemerintah Daerah'),
	(192, 'DKI, Daerah Khusus Ibukota, Jakarta'),
	(193, 'Jabar, Jawa Barat'),
	(194, 'Jateng, Jawa Tengah'),
	(195, 'Jatim, Jawa Timur'),
	(196, 'DIY, Daerah Istimewa Yogyakarta, Yogyakarta, Jogja, Yogya'),
	(197, 'Sumut, Sumatera Utara, Sumatra Utara'),
	(198, 'Sumsel, Sumatera Selatan, Sumatra Selatan'),
	(199, 'Sumbar, Sumatera Barat, Sumatra Barat'),
	(200, 'Sulsel, Sulawesi Selatan'),
	(201, 'Sulut, Sulawesi Utara'),
	(202, 'Sulteng, Sulawesi Tengah'),
	(203, 'Sultra, Sulawesi Tenggara'),
	(204, 'Kaltim, Kalimantan Timur'),
	(205, 'Kalsel, Kalimantan Selatan'),
	(206, 'Kalbar, Kalimantan Barat'),
	(207, 'Kalteng, Kalimantan Tengah'),
	(208, 'NTB, Nusa Tenggara Barat'),
	(209, 'NTT, Nusa Tenggara Timur'),
	(210, 'Babel, Bangka Belitung'),
	(211, 'AS, Amerika Serikat, Amerika'),
	(212, 'RRT, Tiongkok, Cina, China'),
	(213, 'Inggris, Britania Raya'),
	(214, 'PM, perdana menteri'),
	(215, 'IMF, Dana Moneter Internasional'),
	(216, 'WHO, Organisasi Kesehatan Dunia'),
	(217, 'WTO, Organisasi Perdagangan Dunia'),
	(218, 'ADB, Bank Pembangunan Asia'),
	(219, 'The Fed, Federal Reserve, bank sentral AS'),
	(220, 'OPEC, Organisasi Negara Pengekspor Minyak'),
	(221, 'Covid-19, corona, korona'),
	(222, 'AI, kecerdasan buatan, akal imitasi'),
	(223, 'PLTN, Pembangkit Listrik Tenaga Nuklir'),
	(224, 'SPBU, pom bensin'),
	(225, 'DP, uang muka'),
	(226, 'KPR, Kredit Pemilikan Rumah'),
	(227, 'IPO, penawaran umum perdana'),
	(228, 'RUPS, Rapat Umum Pemegang Saham'),
	(229, 'QRIS, Quick Response Code Indonesian Standard'),
	(230, 'MBG, Makan Bergizi Gratis'),
	(231, 'Pilkada, Pemilihan Kepala Daerah'),
	(232, 'Pilpres, Pemilihan Presiden'),
	(233, 'Pemilu, Pemilihan Umum'),
	(234, 'Tipikor, tindak pidana korupsi'),
	(235, 'OTT, operasi tangkap tangan'),
	(236, 'TPPU, tindak pidana pencucian uang'),
	(237, 'KDRT, kekerasan dalam rumah tangga'),
	(238, 'lalin, lalu lintas'),
	(239, 'laka, kecelakaan'),
	(240, 'pilot, penerbang'),
	(241, 'kereta cepat, Whoosh'),
	(242, 'rumah sakit, RS'),
	(243, 'RSUD, rumah sakit umum daerah'),
	(244, 'SD, sekolah dasar'),
	(245, 'SMP, sekolah menengah pertama'),
	(246, 'SMA, sekolah menengah atas'),
	(247, 'SMK, sekolah menengah kejuruan'),
	(248, 'jalan, jl'),
	(249, 'bandara, bandar udara'),
	(250, 'meninggal, tewas, wafat'),
	(251, 'karhutla, kebakaran hutan dan lahan'),
	(252, 'pemadaman listrik, listrik padam, mati lampu'),
	(253, 'perguruan tinggi, universitas, kampus'),
	(254, 'dua, 2'),
	(255, 'tiga, 3'),
	(256, 'empat, 4'),
	(257, 'lima, 5'),
	(258, 'enam, 6'),
	(259, 'tujuh, 7'),
	(260, 'delapan, 8'),
	(261, 'sembilan, 9'),
	(262, 'sepuluh, 10'),
	(263, 'juta, jt'),
	(264, 'ribu, rb'),
	(265, 'BI Rate, suku bunga acuan, suku bunga Bank Indonesia'),
	(266, 'KTT, Konferensi Tingkat Tinggi'),
	(267, 'Menko, Menteri Koordinator'),
	(268, 'Kemenko, Kementerian Koordinator'),
	(269, 'Wapres, Wakil Presiden'),
	(270, 'Wagub, Wakil Gubernur'),
	(271, 'wali kota, walikota'),
	(272, 'Wamen, Wakil Menteri'),
	(273, 'Sekda, Sekretaris Daerah'),
	(274, 'Sekjen, Sekretaris Jenderal'),
	(275, 'Dirjen, Direktur Jenderal'),
	(276, 'Ditjen, Direktorat Jenderal'),
	(277, 'Dirut, Direktur Utama'),
	(278, 'Komut, Komisaris Utama'),
	(279, 'Mensos, Menteri Sosial'),
	(280, 'Kemensos, Kementerian Sosial'),
	(281, 'Menpora, Menteri Pemuda dan Olahraga'),
	(282, 'Menkop, Menteri Koperasi'),
	(283, 'Menhut, Menteri Kehutanan'),
	(284, 'Menag, Menteri Agama'),
	(285, 'Kemenag, Kementerian Agama'),
	(286, 'Menkum, Menteri Hukum'),
	(287, 'Menpan RB, Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi'),
	(288, 'Mensesneg, Menteri Sekretaris Negara'),
	(289, 'Kapolri, Kepala Kepolisian'),
	(290, 'Polda, Kepolisian Daerah'),
	(291, 'Polres, Kepolisian Resor'),
	(292, 'Kejati, Kejaksaan Tinggi'),
	(293, 'Kejari, Kejaksaan Negeri'),
	(294, 'PN, Pengadilan Negeri'),
	(295, 'PTUN, Pengadilan Tata Usaha Negara'),
	(296, 'KUHP, Kitab Undang-Undang Hukum Pidana'),
	(297, 'PKPU, Penundaan Kewajiban Pembayaran Utang'),
	(298, 'HAM, hak asasi manusia'),
	(299, 'TPPO, tindak pidana perdagangan orang'),
	(300, 'lapas, lembaga pemasyarakatan'),
	(301, 'napi, narapidana'),
	(302, 'Pilgub, Pemilihan Gubernur'),
	(303, 'Pilwalkot, Pemilihan Wali Kota'),
	(304, 'Pilkades, Pemilihan Kepala Desa'),
	(305, 'TPS, Tempat Pemungutan Suara'),
	(306, 'Kades, Kepala Desa'),
	(307, 'kopdes, koperasi desa'),
	(308, 'bansos, bantuan sosial'),
	(309, 'BLT, bantuan langsung tunai'),
	(310, 'PKH, Program Keluarga Harapan'),
	(311, 'JKN, Jaminan Kesehatan Nasional'),
	(312, 'BGN, Badan Gizi Nasional'),
	(313, 'LKPP, Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah'),
	(314, 'KSSK, Komite Stabilitas Sistem Keuangan'),
	(315, 'Bappebti, Badan Pengawas Perdagangan Berjangka Komoditi'),
	(316, 'OIKN, Otorita Ibu Kota Nusantara'),
	(317, 'PSN, Proyek Strategis Nasional'),
	(318, 'KEK, Kawasan Ekonomi Khusus'),
	(319, 'Kadin, Kamar Dagang dan Industri'),
	(320, 'Apindo, Asosiasi Pengusaha Indonesia'),
	(321, 'Hipmi, Himpunan Pengusaha Muda Indonesia'),
	(322, 'Gapki, Gabungan Pengusaha Kelapa Sawit Indonesia'),
	(323, 'BRI, Bank Rakyat Indonesia'),
	(324, 'BNI, Bank Negara Indonesia'),
	(325, 'BTN, Bank Tabungan Negara'),
	(326, 'BCA, Bank Central Asia'),
	(327, 'BSI, Bank Syariah Indonesia'),
	(328, 'BPR, Bank Perekonomian Rakyat, Bank Perkreditan Rakyat'),
	(329, 'PMA, penanaman modal asing'),
	(330, 'PMDN, penanaman modal dalam negeri'),
	(331, 'TKDN, tingkat komponen dalam negeri'),
	(332, 'HET, harga eceran tertinggi'),
	(333, 'HPP, harga pembelian pemerintah'),
	(334, 'PPnBM, pajak penjualan atas barang mewah'),
	(335, 'SPT, surat pemberitahuan tahunan'),
	(336, 'NPWP, nomor pokok wajib pajak'),
	(337, 'PTKP, penghasilan tidak kena pajak'),
	(338, 'migas, minyak dan gas'),
	(339, 'minerba, mineral dan batu bara'),
	(340, 'batu bara, batubara'),
	(341, 'migor, minyak goreng'),
	(342, 'sembako, sembilan bahan pokok, bahan pokok'),
	(343, 'emas batangan, logam mulia'),
	(344, 'net buy, beli bersih'),
	(345, 'net sell, jual bersih'),
	(346, 'reksa dana, reksadana'),
	(347, 'obligasi, surat utang'),
	(348, 'emiten, perusahaan terbuka'),
	(349, 'kripto, crypto, aset kripto'),
	(350, 'fintech, tekfin, teknologi finansial'),
	(351, 'startup, perusahaan rintisan'),
	(352, 'e-commerce, lokapasar, marketplace, niaga elektronik, toko online, toko daring'),
	(353, 'pusat data, data center'),
	(354, 'dompet digital, e-wallet, uang elektronik'),
	(355, 'ojol, ojek online, ojek daring'),
	(356, 'mobil listrik, kendaraan listrik, EV'),
	(357, 'kuartal, triwulan'),
	(358, 'semester, paruh tahun'),
	(359, 'tol, jalan tol'),
	(360, 'LRT, lintas raya terpadu'),
	(361, 'Bandara Soekarno-Hatta, Bandara Soetta'),
	(362, 'Nataru, Natal dan Tahun Baru'),
	(363, 'Lebaran, Idulfitri, Idul Fitri'),
	(364, 'Iduladha, Idul Adha'),
	(365, 'Ramadan, Ramadhan'),
	(366, 'umrah, umroh'),
	(367, 'jemaah, jamaah'),
	(368, 'salat, shalat, sholat'),
	(369, 'ustaz, ustadz'),
	(370, 'masjid, mesjid'),
	(371, 'KTP, kartu tanda penduduk'),
	(372, 'SIM, surat izin mengemudi'),
	(373, 'STNK, surat tanda nomor kendaraan'),
	(374, 'NIK, nomor induk kependudukan'),
	(375, 'RTRW, rencana tata ruang wilayah'),
	(376, 'Amdal, analisis mengenai dampak lingkungan'),
	(377, 'TPA, tempat pembuangan akhir, tempat pemrosesan akhir'),
	(378, 'DAS, daerah aliran sungai'),
	(379, 'DBD, demam berdarah'),
	(380, 'TBC, tuberkulosis'),
	(381, 'ISPA, infeksi saluran pernapasan'),
	(382, 'stunting, tengkes'),
	(383, 'IGD, UGD, instalasi gawat darurat'),
	(384, 'puskesmas, pusat kesehatan masyarakat'),
	(385, 'nakes, tenaga kesehatan'),
	(386, 'timnas, tim nasional'),
	(387, 'PSSI, Persatuan Sepak Bola Seluruh Indonesia'),
	(388, 'KONI, Komite Olahraga Nasional Indonesia'),
	(389, 'bulu tangkis, bulutangkis, badminton'),
	(390, 'bola voli, voli'),
	(391, 'pebalap, pembalap'),
	(392, 'Piala Dunia, World Cup'),
	(393, 'HUT, hari ulang tahun'),
	(394, 'KBRI, Kedutaan Besar Republik Indonesia'),
	(395, 'Kemlu, Kementerian Luar Negeri'),
	(396, 'Uni Eropa, UE'),
	(397, 'Korsel, Korea Selatan'),
	(398, 'Korut, Korea Utara'),
	(399, 'UEA, Uni Emirat Arab'),
	(400, 'Kepri, Kepulauan Riau'),
	(401, 'Sulbar, Sulawesi Barat'),
	(402, 'Kaltara, Kalimantan Utara'),
	(403, 'Malut, Maluku Utara'),
	(404, 'Jabodetabek, Jakarta Bogor Depok Tangerang Bekasi'),
	(405, 'Bodetabek, Bogor Depok Tangerang Bekasi'),
	(406, 'Tangsel, Tangerang Selatan'),
	(407, 'Jaksel, Jakarta Selatan'),
	(408, 'Jakut, Jakarta Utara'),
	(409, 'Jakbar, Jakarta Barat'),
	(410, 'Jaktim, Jakarta Timur'),
	(411, 'Jakpus, Jakarta Pusat');







































































































INSERT INTO public.people_role VALUES
	(1, 'writer', 'Penulis', '{write}'),
	(5, 'photo_editor', 'Redaktur Foto', '{photos}'),
	(2, 'section_editor', 'Redaktur', '{write,edit,approve,publish,spike,cases}'),
	(6, 'administrator', 'Administrator', '{people,sections,pages,audit,archive,wires}'),
	(3, 'managing_editor', 'Redaktur Pelaksana', '{write,edit,approve,publish,spike,cases,withdraw,paid,uncleared,all_desks,home,fronts,photos,pages,wires}'),
	(4, 'editor_in_chief', 'Pemimpin Redaksi', '{write,edit,approve,publish,spike,cases,withdraw,paid,uncleared,all_desks,home,fronts,photos,pages,audit,wires}');



















































SELECT pg_catalog.setval('public.articles_synonym_id_seq', 411, true);

SELECT pg_catalog.setval('public.people_role_id_seq', 6, true);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_approval
    ADD CONSTRAINT articles_approval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_autosave
    ADD CONSTRAINT articles_autosave_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_byline
    ADD CONSTRAINT articles_byline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_checklistbox
    ADD CONSTRAINT articles_checklistbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_checklistrule
    ADD CONSTRAINT articles_checklistrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_childexception
    ADD CONSTRAINT articles_childexception_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_edition_id_key UNIQUE (edition_id);

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_detachment
    ADD CONSTRAINT articles_detachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_edition_photos
    ADD CONSTRAINT articles_edition_photos_edition_id_photo_id_48f99859_uniq UNIQUE (edition_id, photo_id);

ALTER TABLE ONLY public.articles_edition_photos
    ADD CONSTRAINT articles_edition_photos_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_edition_tags
    ADD CONSTRAINT articles_edition_tags_edition_id_tag_id_272dea24_uniq UNIQUE (edition_id, tag_id);

ALTER TABLE ONLY public.articles_edition_tags
    ADD CONSTRAINT articles_edition_tags_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_editionbyline
    ADD CONSTRAINT articles_editionbyline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_fix
    ADD CONSTRAINT articles_fix_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_fix
    ADD CONSTRAINT articles_fix_revision_id_key UNIQUE (revision_id);

ALTER TABLE ONLY public.articles_formertag
    ADD CONSTRAINT articles_formertag_name_key UNIQUE (name);

ALTER TABLE ONLY public.articles_formertag
    ADD CONSTRAINT articles_formertag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_lock
    ADD CONSTRAINT articles_lock_article_id_key UNIQUE (article_id);

ALTER TABLE ONLY public.articles_lock
    ADD CONSTRAINT articles_lock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_oldaddress
    ADD CONSTRAINT articles_oldaddress_path_key UNIQUE (path);

ALTER TABLE ONLY public.articles_oldaddress
    ADD CONSTRAINT articles_oldaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_pictureoverride
    ADD CONSTRAINT articles_pictureoverride_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT articles_presence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_reviewstep_people
    ADD CONSTRAINT articles_reviewstep_people_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_reviewstep_people
    ADD CONSTRAINT articles_reviewstep_people_reviewstep_id_user_id_51e9fe85_uniq UNIQUE (reviewstep_id, user_id);

ALTER TABLE ONLY public.articles_reviewstep
    ADD CONSTRAINT articles_reviewstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_reviewstep_roles
    ADD CONSTRAINT articles_reviewstep_roles_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_reviewstep_roles
    ADD CONSTRAINT articles_reviewstep_roles_reviewstep_id_role_id_6a4d476e_uniq UNIQUE (reviewstep_id, role_id);

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_shareanswer
    ADD CONSTRAINT articles_shareanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_sharelink
    ADD CONSTRAINT articles_sharelink_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.articles_sharelink
    ADD CONSTRAINT articles_sharelink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_standing
    ADD CONSTRAINT articles_standing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_synonym
    ADD CONSTRAINT articles_synonym_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_synonym
    ADD CONSTRAINT articles_synonym_terms_key UNIQUE (terms);

ALTER TABLE ONLY public.articles_takeover
    ADD CONSTRAINT articles_takeover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_tally
    ADD CONSTRAINT articles_tally_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_transition
    ADD CONSTRAINT articles_transition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_withdrawal
    ADD CONSTRAINT articles_withdrawal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_withdrawalrequest
    ADD CONSTRAINT articles_withdrawalrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.articles_word
    ADD CONSTRAINT articles_word_pkey PRIMARY KEY (lexeme);

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_assignment
    ADD CONSTRAINT desk_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_longreview
    ADD CONSTRAINT desk_longreview_pkey PRIMARY KEY (article_id);

ALTER TABLE ONLY public.desk_mention
    ADD CONSTRAINT desk_mention_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_note
    ADD CONSTRAINT desk_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_notice
    ADD CONSTRAINT desk_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_noticesettings_followed_desks
    ADD CONSTRAINT desk_noticesettings_foll_noticesettings_id_sectio_57469738_uniq UNIQUE (noticesettings_id, section_id);

ALTER TABLE ONLY public.desk_noticesettings_followed_desks
    ADD CONSTRAINT desk_noticesettings_followed_desks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_noticesettings
    ADD CONSTRAINT desk_noticesettings_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_apitoken
    ADD CONSTRAINT exchange_apitoken_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.exchange_apitoken
    ADD CONSTRAINT exchange_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_delivery
    ADD CONSTRAINT exchange_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_importrow
    ADD CONSTRAINT exchange_importrow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_importrun
    ADD CONSTRAINT exchange_importrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_outlet
    ADD CONSTRAINT exchange_outlet_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.exchange_outlet
    ADD CONSTRAINT exchange_outlet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_outlet
    ADD CONSTRAINT exchange_outlet_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.exchange_partnerwarning
    ADD CONSTRAINT exchange_partnerwarning_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_pictureend
    ADD CONSTRAINT exchange_pictureend_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_ruleditem
    ADD CONSTRAINT exchange_ruleditem_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.exchange_ruleditem
    ADD CONSTRAINT exchange_ruleditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_sent
    ADD CONSTRAINT exchange_sent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_storyorigin
    ADD CONSTRAINT exchange_storyorigin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_webhook
    ADD CONSTRAINT exchange_webhook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_wirefile
    ADD CONSTRAINT exchange_wirefile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_wireitem
    ADD CONSTRAINT exchange_wireitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_wirepicture
    ADD CONSTRAINT exchange_wirepicture_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_wirerule
    ADD CONSTRAINT exchange_wirerule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_wiresource
    ADD CONSTRAINT exchange_wiresource_name_key UNIQUE (name);

ALTER TABLE ONLY public.exchange_wiresource
    ADD CONSTRAINT exchange_wiresource_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_wireuse
    ADD CONSTRAINT exchange_wireuse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fronts_breakingbar
    ADD CONSTRAINT fronts_breakingbar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fronts_draft
    ADD CONSTRAINT fronts_draft_front_id_key UNIQUE (front_id);

ALTER TABLE ONLY public.fronts_draft
    ADD CONSTRAINT fronts_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fronts_front
    ADD CONSTRAINT fronts_front_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fronts_frontmoment
    ADD CONSTRAINT fronts_frontmoment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fronts_frontpresence
    ADD CONSTRAINT fronts_frontpresence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fronts_frontrevision
    ADD CONSTRAINT fronts_frontrevision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.newsroom_cache
    ADD CONSTRAINT newsroom_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.newsroom_heartbeat
    ADD CONSTRAINT newsroom_heartbeat_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.desk_assignment
    ADD CONSTRAINT one_assignment_a_form UNIQUE (created_by_id, form_key);

ALTER TABLE ONLY public.articles_autosave
    ADD CONSTRAINT one_autosave_a_form UNIQUE (user_id, key);

ALTER TABLE ONLY public.articles_byline
    ADD CONSTRAINT one_byline_a_part UNIQUE (article_id, author_id, role);

ALTER TABLE ONLY public.press_copy
    ADD CONSTRAINT one_copy_a_case UNIQUE (case_id, article_id);

ALTER TABLE ONLY public.public_readcount
    ADD CONSTRAINT one_count_a_story_an_hour UNIQUE (hour, article_id);

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT one_edition_at_a_time EXCLUDE USING gist (int8range(article_id, article_id, '[]'::text) WITH &&, tstzrange(starts_at, ends_at) WITH &&);

ALTER TABLE ONLY public.fronts_front
    ADD CONSTRAINT one_front_a_section UNIQUE NULLS NOT DISTINCT (section_id);

ALTER TABLE ONLY public.articles_checklistrule
    ADD CONSTRAINT one_level_a_rule UNIQUE NULLS NOT DISTINCT (rule, section_id);

ALTER TABLE ONLY public.desk_mention
    ADD CONSTRAINT one_mention_a_person UNIQUE (note_id, user_id);

ALTER TABLE ONLY public.fronts_frontrevision
    ADD CONSTRAINT one_number_a_front UNIQUE (front_id, number);

ALTER TABLE ONLY public.public_placement
    ADD CONSTRAINT one_place_a_story_a_front UNIQUE NULLS NOT DISTINCT (section_id, article_id);

ALTER TABLE ONLY public.fronts_frontpresence
    ADD CONSTRAINT one_presence_a_front UNIQUE (front_id, user_id);

ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT one_presence_a_page UNIQUE (user_id, key);

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT one_revision_a_number UNIQUE (article_id, number);

ALTER TABLE ONLY public.exchange_importrow
    ADD CONSTRAINT one_row_a_key UNIQUE (run_id, key);

ALTER TABLE ONLY public.exchange_wireitem
    ADD CONSTRAINT one_row_a_wire_version UNIQUE (source_id, guid, version);

ALTER TABLE ONLY public.sections_deskmembership
    ADD CONSTRAINT one_seat_a_desk UNIQUE (section_id, user_id);

ALTER TABLE ONLY public.articles_standing
    ADD CONSTRAINT one_standing_each UNIQUE NULLS NOT DISTINCT (article_id, user_id);

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT one_story_a_form UNIQUE (created_by_id, form_key);

ALTER TABLE ONLY public.exchange_storyorigin
    ADD CONSTRAINT one_story_origin UNIQUE (article_id, source, guid);

ALTER TABLE ONLY public.people_formeraddress
    ADD CONSTRAINT one_thing_a_former_address UNIQUE (kind, slug);

ALTER TABLE ONLY public.people_formernumber
    ADD CONSTRAINT one_thing_a_former_number UNIQUE (kind, number);

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT one_tick_a_box UNIQUE (article_id, box_id);

ALTER TABLE ONLY public.exchange_wirepicture
    ADD CONSTRAINT one_wire_picture_a_place UNIQUE (item_id, place);

ALTER TABLE ONLY public.exchange_wireuse
    ADD CONSTRAINT one_wire_use UNIQUE (item_id, article_id);

ALTER TABLE ONLY public.people_author
    ADD CONSTRAINT people_author_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_author
    ADD CONSTRAINT people_author_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.people_author
    ADD CONSTRAINT people_author_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.people_formeraddress
    ADD CONSTRAINT people_formeraddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_formernumber
    ADD CONSTRAINT people_formernumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_mergerun
    ADD CONSTRAINT people_mergerun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_role
    ADD CONSTRAINT people_role_codename_key UNIQUE (codename);

ALTER TABLE ONLY public.people_role
    ADD CONSTRAINT people_role_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_user_roles
    ADD CONSTRAINT people_user_roles_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_user_roles
    ADD CONSTRAINT people_user_roles_user_id_role_id_6d9ed202_uniq UNIQUE (user_id, role_id);

ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_username_key UNIQUE (username);

ALTER TABLE ONLY public.photos_lease
    ADD CONSTRAINT photos_lease_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.photos_photo
    ADD CONSTRAINT photos_photo_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.press_case
    ADD CONSTRAINT press_case_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.press_case
    ADD CONSTRAINT press_case_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.press_casefile
    ADD CONSTRAINT press_casefile_case_id_key UNIQUE (case_id);

ALTER TABLE ONLY public.press_casefile
    ADD CONSTRAINT press_casefile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.press_casestep
    ADD CONSTRAINT press_casestep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.press_copy
    ADD CONSTRAINT press_copy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.press_evidence
    ADD CONSTRAINT press_evidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.press_unverified
    ADD CONSTRAINT press_unverified_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_page
    ADD CONSTRAINT public_page_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_page
    ADD CONSTRAINT public_page_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.public_pageaddress
    ADD CONSTRAINT public_pageaddress_path_key UNIQUE (path);

ALTER TABLE ONLY public.public_pageaddress
    ADD CONSTRAINT public_pageaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_placement
    ADD CONSTRAINT public_placement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_purge
    ADD CONSTRAINT public_purge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_readcount
    ADD CONSTRAINT public_readcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_sociallink
    ADD CONSTRAINT public_sociallink_network_key UNIQUE (network);

ALTER TABLE ONLY public.public_sociallink
    ADD CONSTRAINT public_sociallink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.public_textfile
    ADD CONSTRAINT public_textfile_name_key UNIQUE (name);

ALTER TABLE ONLY public.public_textfile
    ADD CONSTRAINT public_textfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sections_deskmembership
    ADD CONSTRAINT sections_deskmembership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sections_section
    ADD CONSTRAINT sections_section_name_key UNIQUE (name);

ALTER TABLE ONLY public.sections_section
    ADD CONSTRAINT sections_section_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sections_section
    ADD CONSTRAINT sections_section_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.exchange_sent
    ADD CONSTRAINT sent_once_to_hook UNIQUE (hook_id, article_id, version);

ALTER TABLE ONLY public.exchange_sent
    ADD CONSTRAINT sent_once_to_outlet UNIQUE (outlet_id, article_id, version);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX approval_story ON public.articles_approval USING btree (article_id, run);

CREATE INDEX article_copied_from ON public.articles_article USING btree (copied_from_id) WHERE (copied_from_id IS NOT NULL);

CREATE INDEX article_desk ON public.articles_article USING btree (section_id, status, is_urgent DESC, updated_at DESC, id DESC);

CREATE INDEX article_embargo ON public.articles_article USING btree (embargo_until) WHERE (embargo_until IS NOT NULL);

CREATE INDEX article_in_review ON public.articles_article USING btree (status_changed_at) WHERE ((status)::text = 'in_review'::text);

CREATE INDEX article_pressing ON public.articles_article USING btree (is_urgent DESC, updated_at DESC, id DESC);

CREATE INDEX article_recent ON public.articles_article USING btree (updated_at DESC, id DESC);

CREATE INDEX article_state ON public.articles_article USING btree (status, is_urgent DESC, updated_at DESC, id DESC);

CREATE INDEX article_state_since ON public.articles_article USING btree (status, status_changed_at, id);

CREATE INDEX article_step ON public.articles_article USING btree (review_step_id, status_changed_at) WHERE (review_step_id IS NOT NULL);

CREATE INDEX article_unfolded ON public.articles_article USING btree (id DESC) WHERE (words IS NULL);

CREATE INDEX article_words ON public.articles_article USING gin (words);

CREATE INDEX articles_approval_article_id_43da1ecb ON public.articles_approval USING btree (article_id);

CREATE INDEX articles_approval_by_id_a1b44f0b ON public.articles_approval USING btree (by_id);

CREATE INDEX articles_approval_revision_id_4e16d8a8 ON public.articles_approval USING btree (revision_id);

CREATE INDEX articles_approval_step_id_9c0660d3 ON public.articles_approval USING btree (step_id);

CREATE INDEX articles_article_ai_checked_by_id_3721d679 ON public.articles_article USING btree (ai_checked_by_id);

CREATE INDEX articles_article_approved_revision_id_2a129164 ON public.articles_article USING btree (approved_revision_id);

CREATE INDEX articles_article_assigned_to_id_d2d99d35 ON public.articles_article USING btree (assigned_to_id);

CREATE INDEX articles_article_follows_id_64847784 ON public.articles_article USING btree (follows_id);

CREATE INDEX articles_article_lead_photo_id_8055d538 ON public.articles_article USING btree (lead_photo_id);

CREATE INDEX articles_article_sent_back_step_id_dbe3666b ON public.articles_article USING btree (sent_back_step_id);

CREATE INDEX articles_article_translates_id_7f047202 ON public.articles_article USING btree (translates_id);

CREATE INDEX articles_autosave_article_id_aab90dbe ON public.articles_autosave USING btree (article_id);

CREATE INDEX articles_autosave_user_id_056b9bdf ON public.articles_autosave USING btree (user_id);

CREATE INDEX articles_byline_article_id_b3b9786c ON public.articles_byline USING btree (article_id);

CREATE INDEX articles_byline_author_id_4bd786b8 ON public.articles_byline USING btree (author_id);

CREATE INDEX articles_checklistbox_section_id_a73d61fa ON public.articles_checklistbox USING btree (section_id);

CREATE INDEX articles_checklistrule_section_id_95d78d56 ON public.articles_checklistrule USING btree (section_id);

CREATE INDEX articles_childexception_article_id_cff40f63 ON public.articles_childexception USING btree (article_id);

CREATE INDEX articles_childexception_by_id_f93737b0 ON public.articles_childexception USING btree (by_id);

CREATE INDEX articles_childexception_ended_by_id_890dc750 ON public.articles_childexception USING btree (ended_by_id);

CREATE INDEX articles_correction_approved_by_id_3fb94823 ON public.articles_correction USING btree (approved_by_id);

CREATE INDEX articles_correction_article_id_f352e2bd ON public.articles_correction USING btree (article_id);

CREATE INDEX articles_correction_before_id_b0f09f56 ON public.articles_correction USING btree (before_id);

CREATE INDEX articles_correction_by_id_642b00d9 ON public.articles_correction USING btree (by_id);

CREATE INDEX articles_correction_leads_to_id_08690927 ON public.articles_correction USING btree (leads_to_id);

CREATE INDEX articles_correction_mends_id_1bf4e84f ON public.articles_correction USING btree (mends_id);

CREATE INDEX articles_detachment_article_id_e09c1a71 ON public.articles_detachment USING btree (article_id);

CREATE INDEX articles_detachment_by_id_67eb6f36 ON public.articles_detachment USING btree (by_id);

CREATE INDEX articles_detachment_ended_by_id_74581d0c ON public.articles_detachment USING btree (ended_by_id);

CREATE INDEX articles_edition_approved_by_id_409dce25 ON public.articles_edition USING btree (approved_by_id);

CREATE INDEX articles_edition_article_id_7f9247b9 ON public.articles_edition USING btree (article_id);

CREATE INDEX articles_edition_lead_photo_id_834ad8f8 ON public.articles_edition USING btree (lead_photo_id);

CREATE INDEX articles_edition_photos_edition_id_35fe5b88 ON public.articles_edition_photos USING btree (edition_id);

CREATE INDEX articles_edition_photos_photo_id_a2298b05 ON public.articles_edition_photos USING btree (photo_id);

CREATE INDEX articles_edition_published_by_id_9d175ac0 ON public.articles_edition USING btree (published_by_id);

CREATE INDEX articles_edition_revision_id_53dd3e2c ON public.articles_edition USING btree (revision_id);

CREATE INDEX articles_edition_tags_edition_id_c2232904 ON public.articles_edition_tags USING btree (edition_id);

CREATE INDEX articles_edition_translates_id_ddd4faff ON public.articles_edition USING btree (translates_id);

CREATE INDEX articles_editionbyline_edition_id_44a57044 ON public.articles_editionbyline USING btree (edition_id);

CREATE INDEX articles_fix_article_id_3ac1e277 ON public.articles_fix USING btree (article_id);

CREATE INDEX articles_fix_created_by_id_9bfa6410 ON public.articles_fix USING btree (created_by_id);

CREATE INDEX articles_fix_edition_id_0ddfe7f4 ON public.articles_fix USING btree (edition_id);

CREATE INDEX articles_formertag_name_c7972eaf_like ON public.articles_formertag USING btree (name varchar_pattern_ops);

CREATE INDEX articles_formertag_tag_id_4b9cfedb ON public.articles_formertag USING btree (tag_id);

CREATE INDEX articles_lock_user_id_86c5983f ON public.articles_lock USING btree (user_id);

CREATE INDEX articles_oldaddress_article_id_e01db663 ON public.articles_oldaddress USING btree (article_id);

CREATE INDEX articles_oldaddress_path_839ba69e_like ON public.articles_oldaddress USING btree (path varchar_pattern_ops);

CREATE INDEX articles_pictureoverride_article_id_bc8098fb ON public.articles_pictureoverride USING btree (article_id);

CREATE INDEX articles_pictureoverride_by_id_8cb78ec5 ON public.articles_pictureoverride USING btree (by_id);

CREATE INDEX articles_pictureoverride_ended_by_id_ec07d130 ON public.articles_pictureoverride USING btree (ended_by_id);

CREATE INDEX articles_pictureoverride_photo_id_04ad2686 ON public.articles_pictureoverride USING btree (photo_id);

CREATE INDEX articles_presence_article_id_e3b853cd ON public.articles_presence USING btree (article_id);

CREATE INDEX articles_presence_user_id_71e10ff5 ON public.articles_presence USING btree (user_id);

CREATE INDEX articles_reviewstep_people_reviewstep_id_3762c7fb ON public.articles_reviewstep_people USING btree (reviewstep_id);

CREATE INDEX articles_reviewstep_people_user_id_d65389b9 ON public.articles_reviewstep_people USING btree (user_id);

CREATE INDEX articles_reviewstep_roles_reviewstep_id_5302d8d1 ON public.articles_reviewstep_roles USING btree (reviewstep_id);

CREATE INDEX articles_reviewstep_roles_role_id_3cab495d ON public.articles_reviewstep_roles USING btree (role_id);

CREATE INDEX articles_reviewstep_section_id_dc4a8856 ON public.articles_reviewstep USING btree (section_id);

CREATE INDEX articles_revision_article_id_2d2af917 ON public.articles_revision USING btree (article_id);

CREATE INDEX articles_revision_created_by_id_f53be0ac ON public.articles_revision USING btree (created_by_id);

CREATE INDEX articles_revision_restored_from_id_f6defdb0 ON public.articles_revision USING btree (restored_from_id);

CREATE INDEX articles_shareanswer_link_id_350e15d9 ON public.articles_shareanswer USING btree (link_id);

CREATE INDEX articles_sharelink_article_id_8307a3dd ON public.articles_sharelink USING btree (article_id);

CREATE INDEX articles_sharelink_digest_683a6413_like ON public.articles_sharelink USING btree (digest varchar_pattern_ops);

CREATE INDEX articles_sharelink_made_by_id_4fa9870e ON public.articles_sharelink USING btree (made_by_id);

CREATE INDEX articles_sharelink_revision_id_7ff7f341 ON public.articles_sharelink USING btree (revision_id);

CREATE INDEX articles_sharelink_revoked_by_id_39826e51 ON public.articles_sharelink USING btree (revoked_by_id);

CREATE INDEX articles_synonym_terms_2ba75de5_like ON public.articles_synonym USING btree (terms varchar_pattern_ops);

CREATE INDEX articles_takeover_article_id_79d40a3a ON public.articles_takeover USING btree (article_id);

CREATE INDEX articles_takeover_by_id_c22ecd83 ON public.articles_takeover USING btree (by_id);

CREATE INDEX articles_takeover_owner_id_a2ebde47 ON public.articles_takeover USING btree (owner_id);

CREATE INDEX articles_takeover_revision_id_74830dd5 ON public.articles_takeover USING btree (revision_id);

CREATE INDEX articles_tick_article_id_334bedf9 ON public.articles_tick USING btree (article_id);

CREATE INDEX articles_tick_box_id_d4741db3 ON public.articles_tick USING btree (box_id);

CREATE INDEX articles_tick_by_id_4fb3879b ON public.articles_tick USING btree (by_id);

CREATE INDEX articles_transition_article_id_6acb1239 ON public.articles_transition USING btree (article_id);

CREATE INDEX articles_transition_by_id_802e1524 ON public.articles_transition USING btree (by_id);

CREATE INDEX articles_transition_revision_id_47b252fd ON public.articles_transition USING btree (revision_id);

CREATE INDEX articles_transition_step_id_8b3c29ec ON public.articles_transition USING btree (step_id);

CREATE INDEX articles_withdrawal_article_id_72b75247 ON public.articles_withdrawal USING btree (article_id);

CREATE INDEX articles_withdrawal_by_id_8b4a17b1 ON public.articles_withdrawal USING btree (by_id);

CREATE INDEX articles_withdrawal_ordered_by_id_d95633ae ON public.articles_withdrawal USING btree (ordered_by_id);

CREATE INDEX articles_withdrawalrequest_answered_by_id_95531778 ON public.articles_withdrawalrequest USING btree (answered_by_id);

CREATE INDEX articles_withdrawalrequest_article_id_dd630015 ON public.articles_withdrawalrequest USING btree (article_id);

CREATE INDEX articles_withdrawalrequest_asked_by_id_2eaaa657 ON public.articles_withdrawalrequest USING btree (asked_by_id);

CREATE INDEX articles_word_lexeme_43752688_like ON public.articles_word USING btree (lexeme varchar_pattern_ops);

CREATE INDEX assignment_due ON public.desk_assignment USING btree (due_at, id);

CREATE INDEX assignment_unfiled ON public.desk_assignment USING btree (due_at, id) WHERE ((cancelled_at IS NULL) AND (done_at IS NULL) AND (filed_at IS NULL));

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX bar_standing ON public.fronts_breakingbar USING btree (ends_at) WHERE (lifted_at IS NULL);

CREATE INDEX case_lately ON public.press_case USING btree (came_at DESC);

CREATE INDEX case_running ON public.press_case USING btree (due_at, id) WHERE (NOT ((state)::text = 'closed'::text));

CREATE INDEX case_story ON public.press_case USING btree (article_id, id DESC);

CREATE INDEX casefile_age ON public.press_casefile USING btree (asked_at);

CREATE INDEX child_until ON public.articles_childexception USING btree (until) WHERE ((ended_at IS NULL) AND (told_at IS NULL));

CREATE INDEX correction_of_kind ON public.articles_correction USING btree (kind, at DESC, id DESC);

CREATE INDEX correction_recent ON public.articles_correction USING btree (at DESC, id DESC);

CREATE INDEX delivery_given_up ON public.exchange_delivery USING btree (tried_at) WHERE ((state)::text = 'given_up'::text);

CREATE INDEX delivery_of_hook ON public.exchange_delivery USING btree (hook_id, id DESC);

CREATE INDEX delivery_over ON public.exchange_delivery USING btree (at) WHERE (NOT ((state)::text = 'waiting'::text));

CREATE INDEX delivery_waits ON public.exchange_delivery USING btree (hook_id, article_id, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX desk_assignment_article_id_f47d4854 ON public.desk_assignment USING btree (article_id);

CREATE INDEX desk_assignment_assignee_id_88254f7b ON public.desk_assignment USING btree (assignee_id);

CREATE INDEX desk_assignment_created_by_id_61b11f81 ON public.desk_assignment USING btree (created_by_id);

CREATE INDEX desk_assignment_section_id_5ff66c43 ON public.desk_assignment USING btree (section_id);

CREATE INDEX desk_mention_note_id_d5dd6d40 ON public.desk_mention USING btree (note_id);

CREATE INDEX desk_mention_user_id_e1746a3e ON public.desk_mention USING btree (user_id);

CREATE INDEX desk_note_article_id_271759cc ON public.desk_note USING btree (article_id);

CREATE INDEX desk_note_author_id_56d535c5 ON public.desk_note USING btree (author_id);

CREATE INDEX desk_note_parent_id_37a7e5cd ON public.desk_note USING btree (parent_id);

CREATE INDEX desk_note_resolved_by_id_a7eed895 ON public.desk_note USING btree (resolved_by_id);

CREATE INDEX desk_note_revision_id_20229eb9 ON public.desk_note USING btree (revision_id);

CREATE INDEX desk_notice_actor_id_1eead7b2 ON public.desk_notice USING btree (actor_id);

CREATE INDEX desk_notice_article_id_64c77893 ON public.desk_notice USING btree (article_id);

CREATE INDEX desk_notice_user_id_b8e784fd ON public.desk_notice USING btree (user_id);

CREATE INDEX desk_noticesettings_followed_desks_noticesettings_id_707911f5 ON public.desk_noticesettings_followed_desks USING btree (noticesettings_id);

CREATE INDEX desk_noticesettings_followed_desks_section_id_e0ed14b7 ON public.desk_noticesettings_followed_desks USING btree (section_id);

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);

CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);

CREATE INDEX edition_author_listed ON public.articles_editionbyline USING btree (author_id, listed_at, listed_article);

CREATE INDEX edition_ends ON public.articles_edition USING btree (ends_at) WHERE (ends_at IS NOT NULL);

CREATE INDEX edition_in_section ON public.articles_edition USING btree (section_id, listed_at, article_id);

CREATE INDEX edition_latest ON public.articles_edition USING btree (published_at DESC, article_id DESC);

CREATE INDEX edition_listed ON public.articles_edition USING btree (listed_at DESC, article_id DESC);

CREATE INDEX edition_of_kind ON public.articles_edition USING btree (kind, listed_at, article_id);

CREATE INDEX edition_planned_end ON public.articles_edition USING btree (planned_end_at) WHERE (planned_end_at IS NOT NULL);

CREATE INDEX edition_starts ON public.articles_edition USING btree (starts_at);

CREATE INDEX edition_tag_listed ON public.articles_edition_tags USING btree (tag_id, listed_at, listed_article);

CREATE INDEX edition_unannounced ON public.articles_edition USING btree (starts_at) WHERE (announced_at IS NULL);

CREATE INDEX edition_unfolded ON public.articles_edition USING btree (id DESC) WHERE (words IS NULL);

CREATE INDEX edition_words ON public.articles_edition USING gin (words, (ARRAY[(((10000000)::numeric + floor((EXTRACT(epoch FROM (published_at AT TIME ZONE 'UTC'::text)) / (86400)::numeric))))::bigint, (((20000000)::numeric + floor((EXTRACT(epoch FROM (published_at AT TIME ZONE 'UTC'::text)) / (691200)::numeric))))::bigint, (((30000000)::numeric + floor((EXTRACT(epoch FROM (published_at AT TIME ZONE 'UTC'::text)) / (5529600)::numeric))))::bigint, (((40000000)::numeric + floor((EXTRACT(epoch FROM (published_at AT TIME ZONE 'UTC'::text)) / (44236800)::numeric))))::bigint]), (ARRAY[section_id])) WITH (fastupdate=off);

CREATE INDEX entry_action ON public.audit_entry USING btree (action, id DESC);

CREATE INDEX entry_actor ON public.audit_entry USING btree (actor_id, id DESC);

CREATE INDEX entry_at ON public.audit_entry USING btree (at);

CREATE INDEX entry_thing ON public.audit_entry USING btree (kind, object_id, id DESC);

CREATE INDEX entry_unfolded ON public.audit_entry USING btree (id DESC) WHERE (words IS NULL);

CREATE INDEX entry_words ON public.audit_entry USING gin (words, (ARRAY[('100000000000'::bigint + (id / 512)), ('200000000000'::bigint + (id / 8192)), ('300000000000'::bigint + (id / 131072)), ('400000000000'::bigint + (id / 2097152))])) WITH (fastupdate=off);

CREATE INDEX exchange_apitoken_digest_867c76a9_like ON public.exchange_apitoken USING btree (digest varchar_pattern_ops);

CREATE INDEX exchange_apitoken_owner_id_a1aa3819 ON public.exchange_apitoken USING btree (owner_id);

CREATE INDEX exchange_apitoken_prefix_b605a44e ON public.exchange_apitoken USING btree (prefix);

CREATE INDEX exchange_apitoken_prefix_b605a44e_like ON public.exchange_apitoken USING btree (prefix varchar_pattern_ops);

CREATE INDEX exchange_apitoken_revoked_by_id_3722b22f ON public.exchange_apitoken USING btree (revoked_by_id);

CREATE INDEX exchange_delivery_article_id_ff330587 ON public.exchange_delivery USING btree (article_id);

CREATE INDEX exchange_delivery_hook_id_49b4cc32 ON public.exchange_delivery USING btree (hook_id);

CREATE INDEX exchange_delivery_replays_id_6aa6a667 ON public.exchange_delivery USING btree (replays_id);

CREATE INDEX exchange_importrow_article_id_4a1746c3 ON public.exchange_importrow USING btree (article_id);

CREATE INDEX exchange_importrow_run_id_b2f49860 ON public.exchange_importrow USING btree (run_id);

CREATE INDEX exchange_importrun_created_by_id_fbbdfa55 ON public.exchange_importrun USING btree (created_by_id);

CREATE INDEX exchange_importrun_released_by_id_d1cd4a92 ON public.exchange_importrun USING btree (released_by_id);

CREATE INDEX exchange_outlet_created_by_id_8685e0c4 ON public.exchange_outlet USING btree (created_by_id);

CREATE INDEX exchange_outlet_digest_55016db2_like ON public.exchange_outlet USING btree (digest varchar_pattern_ops);

CREATE INDEX exchange_outlet_slug_ed35b521_like ON public.exchange_outlet USING btree (slug varchar_pattern_ops);

CREATE INDEX exchange_partnerwarning_article_id_1924dd09 ON public.exchange_partnerwarning USING btree (article_id);

CREATE INDEX exchange_partnerwarning_outlet_id_9c701f34 ON public.exchange_partnerwarning USING btree (outlet_id);

CREATE INDEX exchange_pictureend_article_id_5617ebf5 ON public.exchange_pictureend USING btree (article_id);

CREATE INDEX exchange_ruleditem_article_id_e68a99d2 ON public.exchange_ruleditem USING btree (article_id);

CREATE INDEX exchange_ruleditem_rule_id_182245f7 ON public.exchange_ruleditem USING btree (rule_id);

CREATE INDEX exchange_sent_article_id_91f98cdc ON public.exchange_sent USING btree (article_id);

CREATE INDEX exchange_sent_edition_id_3175fcf8 ON public.exchange_sent USING btree (edition_id);

CREATE INDEX exchange_sent_hook_id_d33bbe0a ON public.exchange_sent USING btree (hook_id);

CREATE INDEX exchange_sent_outlet_id_63e60ca6 ON public.exchange_sent USING btree (outlet_id);

CREATE INDEX exchange_storyorigin_article_id_b7e9989e ON public.exchange_storyorigin USING btree (article_id);

CREATE INDEX exchange_webhook_created_by_id_1cb0d9a6 ON public.exchange_webhook USING btree (created_by_id);

CREATE INDEX exchange_webhook_section_id_e2704d43 ON public.exchange_webhook USING btree (section_id);

CREATE INDEX exchange_wirefile_source_id_2a79af3e ON public.exchange_wirefile USING btree (source_id);

CREATE INDEX exchange_wireitem_file_id_4295189f ON public.exchange_wireitem USING btree (file_id);

CREATE INDEX exchange_wireitem_ignored_by_id_7232c497 ON public.exchange_wireitem USING btree (ignored_by_id);

CREATE INDEX exchange_wireitem_previous_id_94e9f321 ON public.exchange_wireitem USING btree (previous_id);

CREATE INDEX exchange_wireitem_source_id_2d41d5fb ON public.exchange_wireitem USING btree (source_id);

CREATE INDEX exchange_wirepicture_item_id_90056fba ON public.exchange_wirepicture USING btree (item_id);

CREATE INDEX exchange_wirerule_answers_id_512612c4 ON public.exchange_wirerule USING btree (answers_id);

CREATE INDEX exchange_wirerule_made_by_id_ead657ae ON public.exchange_wirerule USING btree (made_by_id);

CREATE INDEX exchange_wirerule_section_id_0b22968f ON public.exchange_wirerule USING btree (section_id);

CREATE INDEX exchange_wirerule_source_id_76eefd5f ON public.exchange_wirerule USING btree (source_id);

CREATE INDEX exchange_wirerule_stopped_by_id_ab12237c ON public.exchange_wirerule USING btree (stopped_by_id);

CREATE INDEX exchange_wiresource_name_69d73b8e_like ON public.exchange_wiresource USING btree (name varchar_pattern_ops);

CREATE INDEX exchange_wiresource_owner_id_9b1702c6 ON public.exchange_wiresource USING btree (owner_id);

CREATE INDEX exchange_wiresource_section_id_280f35ed ON public.exchange_wiresource USING btree (section_id);

CREATE INDEX exchange_wireuse_article_id_879f93a1 ON public.exchange_wireuse USING btree (article_id);

CREATE INDEX exchange_wireuse_by_id_3799bd85 ON public.exchange_wireuse USING btree (by_id);

CREATE INDEX exchange_wireuse_item_id_498009fe ON public.exchange_wireuse USING btree (item_id);

CREATE INDEX exchange_wireuse_seen_id_b274724f ON public.exchange_wireuse USING btree (seen_id);

CREATE INDEX front_layout ON public.fronts_frontrevision USING gin (layout jsonb_path_ops);

CREATE INDEX front_live ON public.fronts_frontrevision USING btree (front_id, goes_live_at DESC, number DESC);

CREATE INDEX fronts_breakingbar_article_id_4c480249 ON public.fronts_breakingbar USING btree (article_id);

CREATE INDEX fronts_breakingbar_lifted_by_id_c8757ea0 ON public.fronts_breakingbar USING btree (lifted_by_id);

CREATE INDEX fronts_breakingbar_set_by_id_96fb79c8 ON public.fronts_breakingbar USING btree (set_by_id);

CREATE INDEX fronts_draft_live_id_aaf46d0c ON public.fronts_draft USING btree (live_id);

CREATE INDEX fronts_front_section_id_71064b3b ON public.fronts_front USING btree (section_id);

CREATE INDEX fronts_frontmoment_at_2524d0c8 ON public.fronts_frontmoment USING btree (at);

CREATE INDEX fronts_frontmoment_revision_id_edeac288 ON public.fronts_frontmoment USING btree (revision_id);

CREATE INDEX fronts_frontpresence_front_id_3561027f ON public.fronts_frontpresence USING btree (front_id);

CREATE INDEX fronts_frontpresence_user_id_b1fca216 ON public.fronts_frontpresence USING btree (user_id);

CREATE INDEX fronts_frontrevision_called_off_by_id_e9e5dd44 ON public.fronts_frontrevision USING btree (called_off_by_id);

CREATE INDEX fronts_frontrevision_front_id_ad3eb130 ON public.fronts_frontrevision USING btree (front_id);

CREATE INDEX fronts_frontrevision_made_by_id_c9613671 ON public.fronts_frontrevision USING btree (made_by_id);

CREATE INDEX import_key ON public.exchange_importrow USING btree (key);

CREATE INDEX import_place ON public.exchange_importrow USING btree (run_id, place) WHERE (NOT ((place)::text = ''::text));

CREATE INDEX import_ref ON public.exchange_importrow USING btree (run_id, ref) WHERE (NOT ((ref)::text = ''::text));

CREATE INDEX import_result ON public.exchange_importrow USING btree (run_id, result, id);

CREATE INDEX import_textless ON public.exchange_importrow USING btree (run_id, id) WHERE is_textless;

CREATE INDEX lock_session ON public.articles_lock USING btree (session);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX newsroom_cache_cache_key_a6d3a02e_like ON public.newsroom_cache USING btree (cache_key varchar_pattern_ops);

CREATE INDEX newsroom_cache_expires_87444b08 ON public.newsroom_cache USING btree (expires);

CREATE INDEX newsroom_heartbeat_name_bfd9d276_like ON public.newsroom_heartbeat USING btree (name varchar_pattern_ops);

CREATE INDEX note_open ON public.desk_note USING btree (article_id) WHERE ((parent_id IS NULL) AND (resolved_at IS NULL));

CREATE INDEX note_recent ON public.desk_note USING btree (created_at DESC, id DESC);

CREATE INDEX note_story ON public.desk_note USING btree (article_id, created_at);

CREATE INDEX notice_list ON public.desk_notice USING btree (user_id, id DESC) WHERE in_desk;

CREATE INDEX notice_mailed ON public.desk_notice USING btree (user_id, mailed_at) WHERE (mailed_at IS NOT NULL);

CREATE INDEX notice_to_mail ON public.desk_notice USING btree (mail_after) WHERE ((mailed_at IS NULL) AND (NOT ((mail)::text = 'never'::text)));

CREATE INDEX notice_unseen ON public.desk_notice USING btree (user_id, id DESC) WHERE (in_desk AND (seen_at IS NULL));

CREATE UNIQUE INDEX one_account_a_username ON public.people_user USING btree (lower((username)::text));

CREATE UNIQUE INDEX one_account_an_email ON public.people_user USING btree (lower((email)::text));

CREATE UNIQUE INDEX one_child_exception ON public.articles_childexception USING btree (article_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_detachment ON public.articles_detachment USING btree (article_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_merge_at_a_time ON public.people_mergerun USING btree (kind, gone) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_newest_wire_version ON public.exchange_wireitem USING btree (source_id, guid) WHERE is_newest;

CREATE UNIQUE INDEX one_open_fix ON public.articles_fix USING btree (article_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX one_page_a_purpose ON public.public_page USING btree (purpose) WHERE (NOT ((purpose)::text = ''::text));

CREATE UNIQUE INDEX one_picture_override ON public.articles_pictureoverride USING btree (article_id, photo_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_source_a_folder ON public.exchange_wiresource USING btree (folder) WHERE (NOT ((folder)::text = ''::text));

CREATE UNIQUE INDEX one_withdrawal_asked ON public.articles_withdrawalrequest USING btree (article_id) WHERE (answered_at IS NULL);

CREATE INDEX people_author_slug_e8943c0e_like ON public.people_author USING btree (slug varchar_pattern_ops);

CREATE INDEX people_mergerun_by_id_f36e9fc5 ON public.people_mergerun USING btree (by_id);

CREATE INDEX people_role_codename_2cf36b49_like ON public.people_role USING btree (codename varchar_pattern_ops);

CREATE INDEX people_user_email_1f424fe4_like ON public.people_user USING btree (email varchar_pattern_ops);

CREATE INDEX people_user_roles_role_id_9a108f40 ON public.people_user_roles USING btree (role_id);

CREATE INDEX people_user_roles_user_id_9d92d2f1 ON public.people_user_roles USING btree (user_id);

CREATE INDEX people_user_username_7e18cbac_like ON public.people_user USING btree (username varchar_pattern_ops);

CREATE INDEX photo_folded ON public.photos_photo USING gin (words);

CREATE INDEX photo_newest ON public.photos_photo USING btree (created_at DESC, id DESC);

CREATE INDEX photo_rights_end ON public.photos_photo USING btree (usable_until) WHERE (usable_until IS NOT NULL);

CREATE INDEX photo_rights_turn ON public.photos_photo USING btree (rights_turn_at) WHERE (rights_turn_at IS NOT NULL);

CREATE INDEX photo_words ON public.photos_photo USING gin (to_tsvector('simple'::regconfig, ((((((((((COALESCE(translate((title)::text, '/.@_-'::text, '     '::text), ''::text) || ' '::text) || COALESCE(translate(caption, '/.@_-'::text, '     '::text), ''::text)) || ' '::text) || COALESCE(translate((alt)::text, '/.@_-'::text, '     '::text), ''::text)) || ' '::text) || COALESCE(translate((credit)::text, '/.@_-'::text, '     '::text), ''::text)) || ' '::text) || COALESCE(translate((source)::text, '/.@_-'::text, '     '::text), ''::text)) || ' '::text) || COALESCE(translate((taken_where)::text, '/.@_-'::text, '     '::text), ''::text))));

CREATE INDEX photos_lease_by_id_a3f4dd38 ON public.photos_lease USING btree (by_id);

CREATE INDEX photos_lease_photo_id_b0b78181 ON public.photos_lease USING btree (photo_id);

CREATE INDEX photos_photo_checked_by_id_85930e1a ON public.photos_photo USING btree (checked_by_id);

CREATE INDEX photos_photo_checksum_420b801e ON public.photos_photo USING btree (checksum);

CREATE INDEX photos_photo_checksum_420b801e_like ON public.photos_photo USING btree (checksum varchar_pattern_ops);

CREATE INDEX photos_photo_created_by_id_6afc6bbd ON public.photos_photo USING btree (created_by_id);

CREATE INDEX picture_back_at ON public.exchange_pictureend USING btree (back_at) WHERE (back_at IS NOT NULL);

CREATE INDEX picture_end_at ON public.exchange_pictureend USING btree (at);

CREATE INDEX picture_end_of ON public.exchange_pictureend USING btree (photo_number);

CREATE UNIQUE INDEX picture_ends_once ON public.exchange_pictureend USING btree (article_id, photo_number) WHERE (back_at IS NULL);

CREATE INDEX presence_seen ON public.articles_presence USING btree (seen_at);

CREATE INDEX presence_session ON public.articles_presence USING btree (session);

CREATE INDEX presence_story ON public.articles_presence USING btree (article_id, seen_at);

CREATE INDEX press_case_article_id_3664d9f4 ON public.press_case USING btree (article_id);

CREATE INDEX press_case_digest_8674371e_like ON public.press_case USING btree (digest varchar_pattern_ops);

CREATE INDEX press_case_edition_id_2c542cca ON public.press_case USING btree (edition_id);

CREATE INDEX press_case_owner_id_15aa1f42 ON public.press_case USING btree (owner_id);

CREATE INDEX press_case_recorded_by_id_68c60ad5 ON public.press_case USING btree (recorded_by_id);

CREATE INDEX press_casefile_asked_by_id_455d1d40 ON public.press_casefile USING btree (asked_by_id);

CREATE INDEX press_casestep_by_id_e89a08cd ON public.press_casestep USING btree (by_id);

CREATE INDEX press_casestep_case_id_cbd35317 ON public.press_casestep USING btree (case_id);

CREATE INDEX press_casestep_copy_id_17c405eb ON public.press_casestep USING btree (copy_id);

CREATE INDEX press_casestep_note_id_7ee5cbbe ON public.press_casestep USING btree (note_id);

CREATE INDEX press_casestep_to_id_71154d8d ON public.press_casestep USING btree (to_id);

CREATE INDEX press_copy_article_id_515028c6 ON public.press_copy USING btree (article_id);

CREATE INDEX press_copy_case_id_648f8757 ON public.press_copy USING btree (case_id);

CREATE INDEX press_copy_note_id_7bbb8954 ON public.press_copy USING btree (note_id);

CREATE INDEX press_evidence_case_id_20d1b212 ON public.press_evidence USING btree (case_id);

CREATE INDEX press_unverified_article_id_ec354888 ON public.press_unverified USING btree (article_id);

CREATE INDEX press_unverified_opened_by_id_9b0bffad ON public.press_unverified USING btree (opened_by_id);

CREATE INDEX press_unverified_settled_by_id_4cf0ea3c ON public.press_unverified USING btree (settled_by_id);

CREATE INDEX press_unverified_told_id_5991b3a8 ON public.press_unverified USING btree (told_id);

CREATE INDEX public_page_slug_5aa9f2ed_like ON public.public_page USING btree (slug varchar_pattern_ops);

CREATE INDEX public_pageaddress_page_id_3c7be31a ON public.public_pageaddress USING btree (page_id);

CREATE INDEX public_pageaddress_path_d075330d_like ON public.public_pageaddress USING btree (path varchar_pattern_ops);

CREATE INDEX public_placement_article_id_e2b2728e ON public.public_placement USING btree (article_id);

CREATE INDEX public_placement_section_id_e708dee3 ON public.public_placement USING btree (section_id);

CREATE INDEX public_purge_at_cef39b96 ON public.public_purge USING btree (at);

CREATE INDEX public_readcount_article_id_6445f2ec ON public.public_readcount USING btree (article_id);

CREATE INDEX public_sociallink_network_fa3c76d4_like ON public.public_sociallink USING btree (network varchar_pattern_ops);

CREATE INDEX public_textfile_name_ed3d7d1a_like ON public.public_textfile USING btree (name varchar_pattern_ops);

CREATE INDEX revision_recent ON public.articles_revision USING btree (created_at DESC, id DESC);

CREATE INDEX ruled_behind ON public.exchange_ruleditem USING btree (at) WHERE is_behind;

CREATE INDEX ruled_due ON public.exchange_ruleditem USING btree (due_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX ruled_live ON public.exchange_ruleditem USING btree (rule_id, at) WHERE ((state)::text = 'live'::text);

CREATE INDEX ruled_of_rule ON public.exchange_ruleditem USING btree (rule_id, id DESC);

CREATE UNIQUE INDEX seal_once ON public.audit_seal USING btree (last_entry) WHERE (note = ''::text);

CREATE INDEX sections_deskmembership_section_id_9db9fc25 ON public.sections_deskmembership USING btree (section_id);

CREATE INDEX sections_deskmembership_user_id_5711327d ON public.sections_deskmembership USING btree (user_id);

CREATE INDEX sections_section_name_56471ecf_like ON public.sections_section USING btree (name varchar_pattern_ops);

CREATE INDEX sections_section_parent_id_b8a4a22c ON public.sections_section USING btree (parent_id);

CREATE INDEX sections_section_slug_75ec34df_like ON public.sections_section USING btree (slug varchar_pattern_ops);

CREATE INDEX sent_to_outlet ON public.exchange_sent USING btree (outlet_id, id DESC);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE INDEX standing_desk ON public.articles_standing USING btree (section_id, status, is_urgent, updated_at, article_id) WHERE (user_id IS NULL);

CREATE INDEX standing_desk_happened ON public.articles_standing USING btree (section_id, happened_at, article_id) WHERE (user_id IS NULL);

CREATE INDEX standing_desk_noted ON public.articles_standing USING btree (section_id, noted_at, article_id) WHERE ((noted_at IS NOT NULL) AND (user_id IS NULL));

CREATE INDEX standing_own ON public.articles_standing USING btree (user_id, status, is_urgent, updated_at, article_id) WHERE (user_id IS NOT NULL);

CREATE INDEX standing_own_desks ON public.articles_standing USING btree (user_id, section_id, status, is_urgent, updated_at, article_id) WHERE (user_id IS NOT NULL);

CREATE INDEX standing_own_happened ON public.articles_standing USING btree (user_id, happened_at, article_id) WHERE (user_id IS NOT NULL);

CREATE INDEX standing_own_noted ON public.articles_standing USING btree (user_id, noted_at, article_id) WHERE ((noted_at IS NOT NULL) AND (user_id IS NOT NULL));

CREATE INDEX tag_name_any_case ON public.taggit_tag USING btree (upper((name)::text));

CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);

CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);

CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);

CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);

CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);

CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);

CREATE INDEX takeover_story ON public.articles_takeover USING btree (article_id, version DESC);

CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);

CREATE INDEX transition_recent ON public.articles_transition USING btree (at DESC, id DESC);

CREATE INDEX transition_story ON public.articles_transition USING btree (article_id, at DESC);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE UNIQUE INDEX unverified_once ON public.press_unverified USING btree (article_id) WHERE (settled_at IS NULL);

CREATE INDEX unverified_open ON public.press_unverified USING btree (due_at, id) WHERE (settled_at IS NULL);

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);

CREATE INDEX warning_waits ON public.exchange_partnerwarning USING btree (outlet_id, id) WHERE (told_at IS NULL);

CREATE INDEX wire_changed ON public.exchange_wireitem USING btree (changed_at DESC);

CREATE INDEX wire_newest ON public.exchange_wireitem USING btree (id DESC) WHERE is_newest;

CREATE INDEX wire_of_source ON public.exchange_wireitem USING btree (source_id, id DESC) WHERE is_newest;

CREATE INDEX wire_over ON public.exchange_wireitem USING btree (received_at) WHERE (NOT used);

CREATE INDEX wire_rule_open ON public.exchange_wirerule USING btree (source_id) WHERE (stopped_at IS NULL);

CREATE INDEX wire_rule_unknown ON public.exchange_wirerule USING btree (stopped_at DESC) WHERE ((NOT is_known) AND (stopped_at IS NOT NULL));

CREATE INDEX wire_taken_back ON public.exchange_wireitem USING btree (id DESC) WHERE (is_newest AND used AND (NOT ((state)::text = 'usable'::text)));

CREATE TRIGGER articles_childexception_kept BEFORE UPDATE ON public.articles_childexception FOR EACH ROW EXECUTE FUNCTION public.word_kept();

CREATE TRIGGER articles_childexception_not_emptied BEFORE TRUNCATE ON public.articles_childexception FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE CONSTRAINT TRIGGER articles_childexception_stays AFTER DELETE ON public.articles_childexception DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.word_kept();

CREATE TRIGGER articles_detachment_kept BEFORE UPDATE ON public.articles_detachment FOR EACH ROW EXECUTE FUNCTION public.word_kept();

CREATE TRIGGER articles_detachment_not_emptied BEFORE TRUNCATE ON public.articles_detachment FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE CONSTRAINT TRIGGER articles_detachment_stays AFTER DELETE ON public.articles_detachment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.word_kept();

CREATE TRIGGER articles_pictureoverride_kept BEFORE UPDATE ON public.articles_pictureoverride FOR EACH ROW EXECUTE FUNCTION public.word_kept();

CREATE TRIGGER articles_pictureoverride_not_emptied BEFORE TRUNCATE ON public.articles_pictureoverride FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE CONSTRAINT TRIGGER articles_pictureoverride_stays AFTER DELETE ON public.articles_pictureoverride DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.word_kept();

CREATE TRIGGER articles_withdrawalrequest_not_emptied BEFORE TRUNCATE ON public.articles_withdrawalrequest FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER audit_entry_kept BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_but_words();

CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER audit_seal_kept BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER audit_seal_not_emptied BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER author_stands AFTER UPDATE OF user_id ON public.people_author FOR EACH ROW WHEN ((new.user_id IS DISTINCT FROM old.user_id)) EXECUTE FUNCTION public.author_stands();

CREATE TRIGGER byline_stands AFTER INSERT OR DELETE OR UPDATE OF article_id, author_id, role ON public.articles_byline FOR EACH ROW EXECUTE FUNCTION public.byline_stands();

CREATE TRIGGER case_kept BEFORE DELETE OR UPDATE ON public.press_case FOR EACH ROW EXECUTE FUNCTION public.case_kept();

CREATE TRIGGER case_not_emptied BEFORE TRUNCATE ON public.press_case FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER edition_keeps_embargo BEFORE INSERT OR UPDATE OF starts_at, article_id ON public.articles_edition FOR EACH ROW EXECUTE FUNCTION public.edition_keeps_embargo();

CREATE TRIGGER embargo_keeps_schedule BEFORE UPDATE OF embargo_until ON public.articles_article FOR EACH ROW WHEN ((new.embargo_until IS DISTINCT FROM old.embargo_until)) EXECUTE FUNCTION public.embargo_keeps_schedule();

CREATE TRIGGER front_revision_kept BEFORE DELETE OR UPDATE ON public.fronts_frontrevision FOR EACH ROW EXECUTE FUNCTION public.front_revision_kept();

CREATE TRIGGER lease_kept BEFORE UPDATE ON public.photos_lease FOR EACH ROW EXECUTE FUNCTION public.lease_kept();

CREATE CONSTRAINT TRIGGER lease_stays AFTER DELETE ON public.photos_lease DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.lease_kept();

CREATE TRIGGER line_is_listed BEFORE INSERT OR UPDATE OF edition_id ON public.articles_edition_tags FOR EACH ROW EXECUTE FUNCTION public.line_is_listed();

CREATE TRIGGER line_is_listed BEFORE INSERT OR UPDATE OF edition_id ON public.articles_editionbyline FOR EACH ROW EXECUTE FUNCTION public.line_is_listed();

CREATE TRIGGER lines_follow_edition AFTER UPDATE OF published_at, resurfaced_at, article_id ON public.articles_edition FOR EACH ROW WHEN (((new.listed_at IS DISTINCT FROM old.listed_at) OR (new.article_id IS DISTINCT FROM old.article_id))) EXECUTE FUNCTION public.lines_follow_edition();

CREATE TRIGGER note_kept BEFORE DELETE OR UPDATE ON public.articles_correction FOR EACH ROW EXECUTE FUNCTION public.note_kept();

CREATE TRIGGER note_not_emptied BEFORE TRUNCATE ON public.articles_correction FOR EACH STATEMENT EXECUTE FUNCTION public.notes_not_emptied();

CREATE TRIGGER photo_right_of_before BEFORE INSERT OR UPDATE OF rights_expire_on ON public.photos_photo FOR EACH ROW EXECUTE FUNCTION public.photo_right_of_before();

CREATE TRIGGER photos_lease_not_emptied BEFORE TRUNCATE ON public.photos_lease FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER press_casestep_kept BEFORE DELETE OR UPDATE ON public.press_casestep FOR EACH ROW EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER press_casestep_not_emptied BEFORE TRUNCATE ON public.press_casestep FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER press_copy_kept BEFORE DELETE OR UPDATE ON public.press_copy FOR EACH ROW EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER press_copy_not_emptied BEFORE TRUNCATE ON public.press_copy FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER press_evidence_kept BEFORE DELETE OR UPDATE ON public.press_evidence FOR EACH ROW EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER press_evidence_not_emptied BEFORE TRUNCATE ON public.press_evidence FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER standing_happened AFTER INSERT OR UPDATE OF created_at ON public.articles_revision FOR EACH ROW EXECUTE FUNCTION public.standing_happened();

CREATE TRIGGER standing_happened AFTER INSERT OR UPDATE OF at ON public.articles_transition FOR EACH ROW EXECUTE FUNCTION public.standing_happened();

CREATE TRIGGER standing_noted AFTER INSERT OR UPDATE OF created_at ON public.desk_note FOR EACH ROW EXECUTE FUNCTION public.standing_noted();

CREATE TRIGGER story_stands AFTER INSERT OR DELETE OR UPDATE OF section_id, created_by_id, assigned_to_id, status, is_urgent, updated_at ON public.articles_article FOR EACH ROW EXECUTE FUNCTION public.story_stands();

CREATE TRIGGER unverified_kept BEFORE DELETE OR UPDATE ON public.press_unverified FOR EACH ROW EXECUTE FUNCTION public.unverified_kept();

CREATE TRIGGER unverified_not_emptied BEFORE TRUNCATE ON public.press_unverified FOR EACH STATEMENT EXECUTE FUNCTION public.case_only_grows();

CREATE TRIGGER withdrawal_kept BEFORE DELETE OR UPDATE ON public.articles_withdrawal FOR EACH ROW EXECUTE FUNCTION public.withdrawal_kept();

CREATE TRIGGER withdrawal_not_emptied BEFORE TRUNCATE ON public.articles_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION public.notes_not_emptied();

CREATE TRIGGER withdrawal_request_kept BEFORE DELETE OR UPDATE ON public.articles_withdrawalrequest FOR EACH ROW EXECUTE FUNCTION public.withdrawal_request_kept();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_approval
    ADD CONSTRAINT articles_approval_article_id_43da1ecb_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_approval
    ADD CONSTRAINT articles_approval_by_id_a1b44f0b_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_approval
    ADD CONSTRAINT articles_approval_revision_id_4e16d8a8_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_approval
    ADD CONSTRAINT articles_approval_step_id_9c0660d3_fk_articles_reviewstep_id FOREIGN KEY (step_id) REFERENCES public.articles_reviewstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_ai_checked_by_id_3721d679_fk_people_user_id FOREIGN KEY (ai_checked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_approved_revision_id_2a129164_fk_articles_ FOREIGN KEY (approved_revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_assigned_to_id_d2d99d35_fk_people_user_id FOREIGN KEY (assigned_to_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_copied_from_id_d5f037f6_fk_articles_article_id FOREIGN KEY (copied_from_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_created_by_id_b1067734_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_follows_id_64847784_fk_articles_article_id FOREIGN KEY (follows_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_lead_photo_id_8055d538_fk_photos_photo_id FOREIGN KEY (lead_photo_id) REFERENCES public.photos_photo(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_review_step_id_ff28f8f7_fk_articles_ FOREIGN KEY (review_step_id) REFERENCES public.articles_reviewstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_section_id_624070f6_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_sent_back_step_id_dbe3666b_fk_articles_ FOREIGN KEY (sent_back_step_id) REFERENCES public.articles_reviewstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_translates_id_7f047202_fk_articles_article_id FOREIGN KEY (translates_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_autosave
    ADD CONSTRAINT articles_autosave_article_id_aab90dbe_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_autosave
    ADD CONSTRAINT articles_autosave_user_id_056b9bdf_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_byline
    ADD CONSTRAINT articles_byline_article_id_b3b9786c_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_byline
    ADD CONSTRAINT articles_byline_author_id_4bd786b8_fk_people_author_id FOREIGN KEY (author_id) REFERENCES public.people_author(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_checklistbox
    ADD CONSTRAINT articles_checklistbo_section_id_a73d61fa_fk_sections_ FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_checklistrule
    ADD CONSTRAINT articles_checklistru_section_id_95d78d56_fk_sections_ FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_childexception
    ADD CONSTRAINT articles_childexcept_article_id_cff40f63_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_childexception
    ADD CONSTRAINT articles_childexception_by_id_f93737b0_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_childexception
    ADD CONSTRAINT articles_childexception_ended_by_id_890dc750_fk_people_user_id FOREIGN KEY (ended_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_approved_by_id_3fb94823_fk_people_user_id FOREIGN KEY (approved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_article_id_f352e2bd_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_before_id_b0f09f56_fk_articles_edition_id FOREIGN KEY (before_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_by_id_642b00d9_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_edition_id_fe0ae4f5_fk_articles_edition_id FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_leads_to_id_08690927_fk_articles_article_id FOREIGN KEY (leads_to_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_correction
    ADD CONSTRAINT articles_correction_mends_id_1bf4e84f_fk_articles_correction_id FOREIGN KEY (mends_id) REFERENCES public.articles_correction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_detachment
    ADD CONSTRAINT articles_detachment_article_id_e09c1a71_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_detachment
    ADD CONSTRAINT articles_detachment_by_id_67eb6f36_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_detachment
    ADD CONSTRAINT articles_detachment_ended_by_id_74581d0c_fk_people_user_id FOREIGN KEY (ended_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_approved_by_id_409dce25_fk_people_user_id FOREIGN KEY (approved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_article_id_7f9247b9_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_lead_photo_id_834ad8f8_fk_photos_photo_id FOREIGN KEY (lead_photo_id) REFERENCES public.photos_photo(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition_photos
    ADD CONSTRAINT articles_edition_pho_edition_id_35fe5b88_fk_articles_ FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition_photos
    ADD CONSTRAINT articles_edition_photos_photo_id_a2298b05_fk_photos_photo_id FOREIGN KEY (photo_id) REFERENCES public.photos_photo(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_published_by_id_9d175ac0_fk_people_user_id FOREIGN KEY (published_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_revision_id_53dd3e2c_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_section_id_02a7db8c_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition_tags
    ADD CONSTRAINT articles_edition_tag_edition_id_c2232904_fk_articles_ FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition_tags
    ADD CONSTRAINT articles_edition_tags_tag_id_8d372067_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_translates_id_ddd4faff_fk_articles_article_id FOREIGN KEY (translates_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_editionbyline
    ADD CONSTRAINT articles_editionbyli_edition_id_44a57044_fk_articles_ FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_editionbyline
    ADD CONSTRAINT articles_editionbyline_author_id_28d34b4f_fk_people_author_id FOREIGN KEY (author_id) REFERENCES public.people_author(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_fix
    ADD CONSTRAINT articles_fix_article_id_3ac1e277_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_fix
    ADD CONSTRAINT articles_fix_created_by_id_9bfa6410_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_fix
    ADD CONSTRAINT articles_fix_edition_id_0ddfe7f4_fk_articles_edition_id FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_fix
    ADD CONSTRAINT articles_fix_revision_id_2a6f35e4_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_formertag
    ADD CONSTRAINT articles_formertag_tag_id_4b9cfedb_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_lock
    ADD CONSTRAINT articles_lock_article_id_b43bae29_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_lock
    ADD CONSTRAINT articles_lock_user_id_86c5983f_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_oldaddress
    ADD CONSTRAINT articles_oldaddress_article_id_e01db663_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_pictureoverride
    ADD CONSTRAINT articles_pictureover_article_id_bc8098fb_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_pictureoverride
    ADD CONSTRAINT articles_pictureoverride_by_id_8cb78ec5_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_pictureoverride
    ADD CONSTRAINT articles_pictureoverride_ended_by_id_ec07d130_fk_people_user_id FOREIGN KEY (ended_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_pictureoverride
    ADD CONSTRAINT articles_pictureoverride_photo_id_04ad2686_fk_photos_photo_id FOREIGN KEY (photo_id) REFERENCES public.photos_photo(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT articles_presence_article_id_e3b853cd_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_presence
    ADD CONSTRAINT articles_presence_user_id_71e10ff5_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_reviewstep_people
    ADD CONSTRAINT articles_reviewstep__reviewstep_id_3762c7fb_fk_articles_ FOREIGN KEY (reviewstep_id) REFERENCES public.articles_reviewstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_reviewstep_roles
    ADD CONSTRAINT articles_reviewstep__reviewstep_id_5302d8d1_fk_articles_ FOREIGN KEY (reviewstep_id) REFERENCES public.articles_reviewstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_reviewstep_people
    ADD CONSTRAINT articles_reviewstep_people_user_id_d65389b9_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_reviewstep_roles
    ADD CONSTRAINT articles_reviewstep_roles_role_id_3cab495d_fk_people_role_id FOREIGN KEY (role_id) REFERENCES public.people_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_reviewstep
    ADD CONSTRAINT articles_reviewstep_section_id_dc4a8856_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_article_id_2d2af917_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_created_by_id_f53be0ac_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_restored_from_id_f6defdb0_fk_articles_ FOREIGN KEY (restored_from_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_shareanswer
    ADD CONSTRAINT articles_shareanswer_link_id_350e15d9_fk_articles_sharelink_id FOREIGN KEY (link_id) REFERENCES public.articles_sharelink(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_sharelink
    ADD CONSTRAINT articles_sharelink_article_id_8307a3dd_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_sharelink
    ADD CONSTRAINT articles_sharelink_made_by_id_4fa9870e_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_sharelink
    ADD CONSTRAINT articles_sharelink_revision_id_7ff7f341_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_sharelink
    ADD CONSTRAINT articles_sharelink_revoked_by_id_39826e51_fk_people_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_takeover
    ADD CONSTRAINT articles_takeover_article_id_79d40a3a_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_takeover
    ADD CONSTRAINT articles_takeover_by_id_c22ecd83_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_takeover
    ADD CONSTRAINT articles_takeover_owner_id_a2ebde47_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_takeover
    ADD CONSTRAINT articles_takeover_revision_id_74830dd5_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_article_id_334bedf9_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_box_id_d4741db3_fk_articles_checklistbox_id FOREIGN KEY (box_id) REFERENCES public.articles_checklistbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_by_id_4fb3879b_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_transition
    ADD CONSTRAINT articles_transition_article_id_6acb1239_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_transition
    ADD CONSTRAINT articles_transition_by_id_802e1524_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_transition
    ADD CONSTRAINT articles_transition_revision_id_47b252fd_fk_articles_ FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_transition
    ADD CONSTRAINT articles_transition_step_id_8b3c29ec_fk_articles_reviewstep_id FOREIGN KEY (step_id) REFERENCES public.articles_reviewstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_withdrawal
    ADD CONSTRAINT articles_withdrawal_article_id_72b75247_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_withdrawal
    ADD CONSTRAINT articles_withdrawal_by_id_8b4a17b1_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_withdrawal
    ADD CONSTRAINT articles_withdrawal_ordered_by_id_d95633ae_fk_people_user_id FOREIGN KEY (ordered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_withdrawalrequest
    ADD CONSTRAINT articles_withdrawalr_answered_by_id_95531778_fk_people_us FOREIGN KEY (answered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_withdrawalrequest
    ADD CONSTRAINT articles_withdrawalr_article_id_dd630015_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.articles_withdrawalrequest
    ADD CONSTRAINT articles_withdrawalr_asked_by_id_2eaaa657_fk_people_us FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_actor_id_57c4b003_fk_people_user_id FOREIGN KEY (actor_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_assignment
    ADD CONSTRAINT desk_assignment_article_id_f47d4854_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_assignment
    ADD CONSTRAINT desk_assignment_assignee_id_88254f7b_fk_people_user_id FOREIGN KEY (assignee_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_assignment
    ADD CONSTRAINT desk_assignment_created_by_id_61b11f81_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_assignment
    ADD CONSTRAINT desk_assignment_section_id_5ff66c43_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_longreview
    ADD CONSTRAINT desk_longreview_article_id_65f7749d_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_mention
    ADD CONSTRAINT desk_mention_note_id_d5dd6d40_fk_desk_note_id FOREIGN KEY (note_id) REFERENCES public.desk_note(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_mention
    ADD CONSTRAINT desk_mention_user_id_e1746a3e_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_note
    ADD CONSTRAINT desk_note_article_id_271759cc_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_note
    ADD CONSTRAINT desk_note_author_id_56d535c5_fk_people_user_id FOREIGN KEY (author_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_note
    ADD CONSTRAINT desk_note_parent_id_37a7e5cd_fk_desk_note_id FOREIGN KEY (parent_id) REFERENCES public.desk_note(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_note
    ADD CONSTRAINT desk_note_resolved_by_id_a7eed895_fk_people_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_note
    ADD CONSTRAINT desk_note_revision_id_20229eb9_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_notice
    ADD CONSTRAINT desk_notice_actor_id_1eead7b2_fk_people_user_id FOREIGN KEY (actor_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_notice
    ADD CONSTRAINT desk_notice_article_id_64c77893_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_notice
    ADD CONSTRAINT desk_notice_user_id_b8e784fd_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_noticesettings_followed_desks
    ADD CONSTRAINT desk_noticesettings__noticesettings_id_707911f5_fk_desk_noti FOREIGN KEY (noticesettings_id) REFERENCES public.desk_noticesettings(user_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_noticesettings_followed_desks
    ADD CONSTRAINT desk_noticesettings__section_id_e0ed14b7_fk_sections_ FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_noticesettings
    ADD CONSTRAINT desk_noticesettings_user_id_507110b4_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_apitoken
    ADD CONSTRAINT exchange_apitoken_owner_id_a1aa3819_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_apitoken
    ADD CONSTRAINT exchange_apitoken_revoked_by_id_3722b22f_fk_people_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_delivery
    ADD CONSTRAINT exchange_delivery_article_id_ff330587_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_delivery
    ADD CONSTRAINT exchange_delivery_hook_id_49b4cc32_fk_exchange_webhook_id FOREIGN KEY (hook_id) REFERENCES public.exchange_webhook(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_delivery
    ADD CONSTRAINT exchange_delivery_replays_id_6aa6a667_fk_exchange_delivery_id FOREIGN KEY (replays_id) REFERENCES public.exchange_delivery(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_importrow
    ADD CONSTRAINT exchange_importrow_article_id_4a1746c3_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_importrow
    ADD CONSTRAINT exchange_importrow_run_id_b2f49860_fk_exchange_importrun_id FOREIGN KEY (run_id) REFERENCES public.exchange_importrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_importrun
    ADD CONSTRAINT exchange_importrun_created_by_id_fbbdfa55_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_importrun
    ADD CONSTRAINT exchange_importrun_released_by_id_d1cd4a92_fk_people_user_id FOREIGN KEY (released_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_outlet
    ADD CONSTRAINT exchange_outlet_created_by_id_8685e0c4_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_partnerwarning
    ADD CONSTRAINT exchange_partnerwarn_article_id_1924dd09_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_partnerwarning
    ADD CONSTRAINT exchange_partnerwarn_outlet_id_9c701f34_fk_exchange_ FOREIGN KEY (outlet_id) REFERENCES public.exchange_outlet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_pictureend
    ADD CONSTRAINT exchange_pictureend_article_id_5617ebf5_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_ruleditem
    ADD CONSTRAINT exchange_ruleditem_article_id_e68a99d2_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_ruleditem
    ADD CONSTRAINT exchange_ruleditem_item_id_cfd98acb_fk_exchange_wireitem_id FOREIGN KEY (item_id) REFERENCES public.exchange_wireitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_ruleditem
    ADD CONSTRAINT exchange_ruleditem_rule_id_182245f7_fk_exchange_wirerule_id FOREIGN KEY (rule_id) REFERENCES public.exchange_wirerule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_sent
    ADD CONSTRAINT exchange_sent_article_id_91f98cdc_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_sent
    ADD CONSTRAINT exchange_sent_edition_id_3175fcf8_fk_articles_edition_id FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_sent
    ADD CONSTRAINT exchange_sent_hook_id_d33bbe0a_fk_exchange_webhook_id FOREIGN KEY (hook_id) REFERENCES public.exchange_webhook(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_sent
    ADD CONSTRAINT exchange_sent_outlet_id_63e60ca6_fk_exchange_outlet_id FOREIGN KEY (outlet_id) REFERENCES public.exchange_outlet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_storyorigin
    ADD CONSTRAINT exchange_storyorigin_article_id_b7e9989e_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_webhook
    ADD CONSTRAINT exchange_webhook_created_by_id_1cb0d9a6_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_webhook
    ADD CONSTRAINT exchange_webhook_section_id_e2704d43_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wirefile
    ADD CONSTRAINT exchange_wirefile_source_id_2a79af3e_fk_exchange_wiresource_id FOREIGN KEY (source_id) REFERENCES public.exchange_wiresource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireitem
    ADD CONSTRAINT exchange_wireitem_file_id_4295189f_fk_exchange_wirefile_id FOREIGN KEY (file_id) REFERENCES public.exchange_wirefile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireitem
    ADD CONSTRAINT exchange_wireitem_ignored_by_id_7232c497_fk_people_user_id FOREIGN KEY (ignored_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireitem
    ADD CONSTRAINT exchange_wireitem_previous_id_94e9f321_fk_exchange_wireitem_id FOREIGN KEY (previous_id) REFERENCES public.exchange_wireitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireitem
    ADD CONSTRAINT exchange_wireitem_source_id_2d41d5fb_fk_exchange_wiresource_id FOREIGN KEY (source_id) REFERENCES public.exchange_wiresource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wirepicture
    ADD CONSTRAINT exchange_wirepicture_item_id_90056fba_fk_exchange_wireitem_id FOREIGN KEY (item_id) REFERENCES public.exchange_wireitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wirerule
    ADD CONSTRAINT exchange_wirerule_answers_id_512612c4_fk_people_user_id FOREIGN KEY (answers_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wirerule
    ADD CONSTRAINT exchange_wirerule_made_by_id_ead657ae_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wirerule
    ADD CONSTRAINT exchange_wirerule_section_id_0b22968f_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wirerule
    ADD CONSTRAINT exchange_wirerule_source_id_76eefd5f_fk_exchange_wiresource_id FOREIGN KEY (source_id) REFERENCES public.exchange_wiresource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wirerule
    ADD CONSTRAINT exchange_wirerule_stopped_by_id_ab12237c_fk_people_user_id FOREIGN KEY (stopped_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wiresource
    ADD CONSTRAINT exchange_wiresource_owner_id_9b1702c6_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wiresource
    ADD CONSTRAINT exchange_wiresource_section_id_280f35ed_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireuse
    ADD CONSTRAINT exchange_wireuse_article_id_879f93a1_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireuse
    ADD CONSTRAINT exchange_wireuse_by_id_3799bd85_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireuse
    ADD CONSTRAINT exchange_wireuse_item_id_498009fe_fk_exchange_wireitem_id FOREIGN KEY (item_id) REFERENCES public.exchange_wireitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_wireuse
    ADD CONSTRAINT exchange_wireuse_seen_id_b274724f_fk_exchange_wireitem_id FOREIGN KEY (seen_id) REFERENCES public.exchange_wireitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_breakingbar
    ADD CONSTRAINT fronts_breakingbar_article_id_4c480249_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_breakingbar
    ADD CONSTRAINT fronts_breakingbar_lifted_by_id_c8757ea0_fk_people_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_breakingbar
    ADD CONSTRAINT fronts_breakingbar_set_by_id_96fb79c8_fk_people_user_id FOREIGN KEY (set_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_draft
    ADD CONSTRAINT fronts_draft_front_id_771bbab6_fk_fronts_front_id FOREIGN KEY (front_id) REFERENCES public.fronts_front(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_draft
    ADD CONSTRAINT fronts_draft_live_id_aaf46d0c_fk_fronts_frontrevision_id FOREIGN KEY (live_id) REFERENCES public.fronts_frontrevision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_front
    ADD CONSTRAINT fronts_front_section_id_71064b3b_fk_sections_section_id FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_frontmoment
    ADD CONSTRAINT fronts_frontmoment_revision_id_edeac288_fk_fronts_fr FOREIGN KEY (revision_id) REFERENCES public.fronts_frontrevision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_frontpresence
    ADD CONSTRAINT fronts_frontpresence_front_id_3561027f_fk_fronts_front_id FOREIGN KEY (front_id) REFERENCES public.fronts_front(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_frontpresence
    ADD CONSTRAINT fronts_frontpresence_user_id_b1fca216_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_frontrevision
    ADD CONSTRAINT fronts_frontrevision_called_off_by_id_e9e5dd44_fk_people_us FOREIGN KEY (called_off_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_frontrevision
    ADD CONSTRAINT fronts_frontrevision_front_id_ad3eb130_fk_fronts_front_id FOREIGN KEY (front_id) REFERENCES public.fronts_front(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fronts_frontrevision
    ADD CONSTRAINT fronts_frontrevision_made_by_id_c9613671_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_author
    ADD CONSTRAINT people_author_user_id_04e21d1e_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_mergerun
    ADD CONSTRAINT people_mergerun_by_id_f36e9fc5_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_user_roles
    ADD CONSTRAINT people_user_roles_role_id_9a108f40_fk_people_role_id FOREIGN KEY (role_id) REFERENCES public.people_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_user_roles
    ADD CONSTRAINT people_user_roles_user_id_9d92d2f1_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.photos_lease
    ADD CONSTRAINT photos_lease_by_id_a3f4dd38_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.photos_lease
    ADD CONSTRAINT photos_lease_photo_id_b0b78181_fk_photos_photo_id FOREIGN KEY (photo_id) REFERENCES public.photos_photo(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.photos_photo
    ADD CONSTRAINT photos_photo_checked_by_id_85930e1a_fk_people_user_id FOREIGN KEY (checked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.photos_photo
    ADD CONSTRAINT photos_photo_created_by_id_6afc6bbd_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_case
    ADD CONSTRAINT press_case_article_id_3664d9f4_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_case
    ADD CONSTRAINT press_case_edition_id_2c542cca_fk_articles_edition_id FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_case
    ADD CONSTRAINT press_case_owner_id_15aa1f42_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_case
    ADD CONSTRAINT press_case_recorded_by_id_68c60ad5_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_casefile
    ADD CONSTRAINT press_casefile_asked_by_id_455d1d40_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_casefile
    ADD CONSTRAINT press_casefile_case_id_ffd112d4_fk_press_case_id FOREIGN KEY (case_id) REFERENCES public.press_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_casestep
    ADD CONSTRAINT press_casestep_by_id_e89a08cd_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_casestep
    ADD CONSTRAINT press_casestep_case_id_cbd35317_fk_press_case_id FOREIGN KEY (case_id) REFERENCES public.press_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_casestep
    ADD CONSTRAINT press_casestep_copy_id_17c405eb_fk_press_copy_id FOREIGN KEY (copy_id) REFERENCES public.press_copy(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_casestep
    ADD CONSTRAINT press_casestep_note_id_7ee5cbbe_fk_articles_correction_id FOREIGN KEY (note_id) REFERENCES public.articles_correction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_casestep
    ADD CONSTRAINT press_casestep_to_id_71154d8d_fk_people_user_id FOREIGN KEY (to_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_copy
    ADD CONSTRAINT press_copy_article_id_515028c6_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_copy
    ADD CONSTRAINT press_copy_case_id_648f8757_fk_press_case_id FOREIGN KEY (case_id) REFERENCES public.press_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_copy
    ADD CONSTRAINT press_copy_note_id_7bbb8954_fk_articles_correction_id FOREIGN KEY (note_id) REFERENCES public.articles_correction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_evidence
    ADD CONSTRAINT press_evidence_case_id_20d1b212_fk_press_case_id FOREIGN KEY (case_id) REFERENCES public.press_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_unverified
    ADD CONSTRAINT press_unverified_article_id_ec354888_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_unverified
    ADD CONSTRAINT press_unverified_opened_by_id_9b0bffad_fk_people_user_id FOREIGN KEY (opened_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_unverified
    ADD CONSTRAINT press_unverified_settled_by_id_4cf0ea3c_fk_people_user_id FOREIGN KEY (settled_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.press_unverified
    ADD CONSTRAINT press_unverified_told_id_5991b3a8_fk_articles_correction_id FOREIGN KEY (told_id) REFERENCES public.articles_correction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_pageaddress
    ADD CONSTRAINT public_pageaddress_page_id_3c7be31a_fk_public_page_id FOREIGN KEY (page_id) REFERENCES public.public_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.public_readcount
    ADD CONSTRAINT public_readcount_article_id_6445f2ec_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sections_deskmembership
    ADD CONSTRAINT sections_deskmembers_section_id_9db9fc25_fk_sections_ FOREIGN KEY (section_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sections_deskmembership
    ADD CONSTRAINT sections_deskmembership_user_id_5711327d_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sections_section
    ADD CONSTRAINT sections_section_parent_id_b8a4a22c_fk_sections_section_id FOREIGN KEY (parent_id) REFERENCES public.sections_section(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_user_id_8146e70c_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

INSERT INTO public.django_migrations (app, name, applied) VALUES
	('account', '0001_initial', now()),
	('account', '0002_email_max_length', now()),
	('account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	('account', '0004_alter_emailaddress_drop_unique_email', now()),
	('account', '0005_emailaddress_idx_upper_email', now()),
	('account', '0006_emailaddress_lower', now()),
	('account', '0007_emailaddress_idx_email', now()),
	('account', '0008_emailaddress_unique_primary_email_fixup', now()),
	('account', '0009_emailaddress_unique_primary_email', now()),
	('admin', '0001_initial', now()),
	('admin', '0002_logentry_remove_auto_add', now()),
	('admin', '0003_logentry_add_action_flag_choices', now()),
	('articles', '0001_initial', now()),
	('articles', '0001_tables', now()),
	('articles', '0002_embargo_triggers', now()),
	('articles', '0002_initial', now()),
	('articles', '0003_revision_note', now()),
	('articles', '0003_states_from_the_table', now()),
	('articles', '0004_desk_search', now()),
	('articles', '0004_presence_heard', now()),
	('articles', '0005_addresses', now()),
	('articles', '0005_edition_ends', now()),
	('articles', '0006_edition_planned_end', now()),
	('articles', '0006_substance', now()),
	('articles', '0007_review_steps', now()),
	('articles', '0007_text_limits', now()),
	('articles', '0008_form_key', now()),
	('articles', '0008_urgent', now()),
	('articles', '0009_embargo', now()),
	('articles', '0009_fixes', now()),
	('articles', '0010_headline_withheld', now()),
	('articles', '0010_locks_and_presence', now()),
	('articles', '0011_ended', now()),
	('articles', '0011_follow_ups', now()),
	('articles', '0012_in_feeds', now()),
	('articles', '0012_sharing', now()),
	('articles', '0013_assigned_to', now()),
	('articles', '0013_checklist', now()),
	('articles', '0014_listed_at', now()),
	('articles', '0014_listed_lines', now()),
	('articles', '0015_listed_lines_filled', now()),
	('articles', '0015_revision_origins', now()),
	('articles', '0016_planned_times', now()),
	('articles', '0016_recent', now()),
	('articles', '0017_who_wrote', now()),
	('articles', '0017_words', now()),
	('articles', '0018_word_indexes', now()),
	('articles', '0019_first_synonyms', now()),
	('articles', '0020_standings', now()),
	('articles', '0021_standings_filled', now()),
	('articles', '0022_tag_names', now()),
	('articles', '0023_key_points', now()),
	('articles', '0024_old_addresses', now()),
	('articles', '0025_public_notes', now()),
	('articles', '0026_notes_filled', now()),
	('articles', '0027_notes_kept', now()),
	('articles', '0028_withdrawal_requests', now()),
	('articles', '0029_verification_notes', now()),
	('articles', '0030_content_class', now()),
	('articles', '0031_former_tags', now()),
	('articles', '0032_child_exceptions', now()),
	('articles', '0033_machine_made', now()),
	('articles', '0034_picture_overrides', now()),
	('articles', '0035_translations', now()),
	('articles', '0036_editions_of_translations', now()),
	('articles', '0037_more_synonyms', now()),
	('articles', '0038_words_kept', now()),
	('articles', '0039_indexes_nobody_asks', now()),
	('articles', '0040_stories_without_the_old_words', now()),
	('articles', '0041_editions_without_the_old_words', now()),
	('articles', '0042_copies', now()),
	('articles', '0043_copies_filled', now()),
	('audit', '0001_initial', now()),
	('audit', '0001_tables', now()),
	('audit', '0002_append_only', now()),
	('audit', '0003_seal_note', now()),
	('audit', '0004_words', now()),
	('audit', '0005_word_indexes', now()),
	('audit', '0006_old_words_unread', now()),
	('auth', '0001_initial', now()),
	('auth', '0002_alter_permission_name_max_length', now()),
	('auth', '0003_alter_user_email_max_length', now()),
	('auth', '0004_alter_user_username_opts', now()),
	('auth', '0005_alter_user_last_login_null', now()),
	('auth', '0006_require_contenttypes_0002', now()),
	('auth', '0007_alter_validators_add_error_messages', now()),
	('auth', '0008_alter_user_username_max_length', now()),
	('auth', '0009_alter_user_last_name_max_length', now()),
	('auth', '0010_alter_group_name_max_length', now()),
	('auth', '0011_update_proxy_permissions', now()),
	('auth', '0012_alter_user_first_name_max_length', now()),
	('contenttypes', '0001_initial', now()),
	('contenttypes', '0002_remove_content_type_name', now()),
	('desk', '0001_assignment', now()),
	('desk', '0001_tables', now()),
	('desk', '0002_notes_and_notices', now()),
	('desk', '0002_waits', now()),
	('desk', '0003_notes_recent', now()),
	('desk', '0004_assignment_form_key', now()),
	('django_tasks_database', '0001_initial', now()),
	('django_tasks_database', '0002_alter_dbtaskresult_options', now()),
	('django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', now()),
	('django_tasks_database', '0004_dbtaskresult_started_at', now()),
	('django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', now()),
	('django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', now()),
	('django_tasks_database', '0007_add_separate_results_fields', now()),
	('django_tasks_database', '0008_separate_results_field', now()),
	('django_tasks_database', '0009_remove_results_field', now()),
	('django_tasks_database', '0010_alter_dbtaskresult_status', now()),
	('django_tasks_database', '0011_rename_complete_status', now()),
	('django_tasks_database', '0012_add_separate_exception_fields', now()),
	('django_tasks_database', '0013_separate_exception_fields', now()),
	('django_tasks_database', '0014_remove_dbtaskresult_exception_data', now()),
	('django_tasks_database', '0015_correctly_order_run_after', now()),
	('django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', now()),
	('django_tasks_database', '0017_dbtaskresult_metadata', now()),
	('django_tasks_database', '0018_rename_succeeded_status', now()),
	('django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', now()),
	('django_tasks_database', '0020_update_db_task_result_ordering', now()),
	('django_tasks_database', '0021_conditional_partial_index_ordering', now()),
	('exchange', '0001_imports', now()),
	('exchange', '0002_tokens', now()),
	('exchange', '0003_webhooks', now()),
	('exchange', '0004_outlets', now()),
	('exchange', '0005_wires', now()),
	('exchange', '0006_wire_rules', now()),
	('exchange', '0007_passes_on', now()),
	('exchange', '0008_story_origins', now()),
	('exchange', '0009_textless_rows', now()),
	('exchange', '0010_wire_picture_checksum', now()),
	('fronts', '0001_tables', now()),
	('fronts', '0002_kept', now()),
	('fronts', '0003_placements', now()),
	('fronts', '0004_layouts_found', now()),
	('mfa', '0001_initial', now()),
	('mfa', '0002_authenticator_timestamps', now()),
	('mfa', '0003_authenticator_type_uniq', now()),
	('newsroom', '0001_heartbeat', now()),
	('newsroom', '0001_tables', now()),
	('newsroom', '0002_shared_cache', now()),
	('newsroom', '0002_storable_text', now()),
	('people', '0001_initial', now()),
	('people', '0001_tables', now()),
	('people', '0002_default_roles', now()),
	('people', '0003_addresses', now()),
	('people', '0003_rights_from_roles_alone', now()),
	('people', '0004_right_to_read_the_log', now()),
	('people', '0004_text_limits', now()),
	('people', '0005_alter_role_rights', now()),
	('people', '0005_home_right', now()),
	('people', '0006_archive_right', now()),
	('people', '0007_cases_right', now()),
	('people', '0008_former_addresses', now()),
	('people', '0009_archive_right_named', now()),
	('people', '0010_paid_right', now()),
	('people', '0011_former_numbers', now()),
	('people', '0012_leave', now()),
	('people', '0013_merge_runs', now()),
	('people', '0014_masthead', now()),
	('people', '0015_wires_right', now()),
	('people', '0016_uncleared_right', now()),
	('people', '0017_merge_runs_that_fail', now()),
	('photos', '0001_initial', now()),
	('photos', '0001_tables', now()),
	('photos', '0002_text_limits', now()),
	('photos', '0002_words', now()),
	('photos', '0003_words', now()),
	('photos', '0004_rights', now()),
	('photos', '0005_rights_end', now()),
	('photos', '0006_source_type', now()),
	('photos', '0007_rights_of_before', now()),
	('photos', '0008_likenesses', now()),
	('photos', '0009_leases', now()),
	('photos', '0010_rights_turn', now()),
	('photos', '0011_words_and_crops', now()),
	('photos', '0012_leases_kept', now()),
	('press', '0001_tables', now()),
	('press', '0002_kept', now()),
	('press', '0003_unverified', now()),
	('press', '0004_unverified_kept', now()),
	('press', '0005_opened_at', now()),
	('press', '0006_case_files', now()),
	('press', '0007_kept_whole', now()),
	('public', '0001_placements_and_pages', now()),
	('public', '0001_tables', now()),
	('public', '0002_addresses', now()),
	('public', '0002_purges_and_read_counts', now()),
	('public', '0003_text_limits', now()),
	('public', '0004_placements_gone', now()),
	('public', '0005_page_purposes', now()),
	('public', '0006_text_files', now()),
	('public', '0007_page_addresses', now()),
	('sections', '0001_initial', now()),
	('sections', '0001_tables', now()),
	('sections', '0002_addresses', now()),
	('sections', '0003_text_limits', now()),
	('sessions', '0001_initial', now()),
	('socialaccount', '0001_initial', now()),
	('socialaccount', '0002_token_max_lengths', now()),
	('socialaccount', '0003_extra_data_default_dict', now()),
	('socialaccount', '0004_app_provider_id_settings', now()),
	('socialaccount', '0005_socialtoken_nullable_app', now()),
	('socialaccount', '0006_alter_socialaccount_extra_data', now()),
	('taggit', '0001_initial', now()),
	('taggit', '0002_auto_20150616_2121', now()),
	('taggit', '0003_taggeditem_add_unique_index', now()),
	('taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', now()),
	('taggit', '0005_auto_20220424_2025', now()),
	('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', now()),
	('usersessions', '0001_initial', now());
