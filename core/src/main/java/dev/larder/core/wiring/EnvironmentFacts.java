package dev.larder.core.wiring;

/** What an environment says of itself in Parameter Store, by names below {@link #path}; the same on AWS and on the local AWS. */
public final class EnvironmentFacts {
    /** Below it stand the environments of the account and region, each by its name. */
    public static final String ROOT = "/larder/environments/";
    /** The branch, as git names it. */
    public static final String BRANCH = "branch";
    /** Its {@link Stage}. */
    public static final String STAGE = "stage";
    /** The base that it stands on. */
    public static final String BASE = "base";
    /** Whose it is. */
    public static final String OWNER = "owner";
    /** Its {@link Expiry}. */
    public static final String EXPIRES = "expires";
    /** Name of the bucket in which suppliers drop files. */
    public static final String LANDING_BUCKET = "landing-bucket";
    /** Name of the lake's bucket. */
    public static final String LAKE_BUCKET = "lake-bucket";
    /** Whether it fetches files from suppliers' servers: {@code true} or {@code false}. */
    public static final String PULLS = "pulls";
    /** The variables of its functions, a JSON object of texts: with them a command reaches what they reach. */
    public static final String VARIABLES = "variables";

    private EnvironmentFacts() {}

    /** What the names of its facts begin with, ending with a slash. */
    public static String path(Slug environment) {
        return ROOT + environment.text() + "/";
    }
}
