package dev.larder.core.wiring;

/**
 * The names of an environment's resources, here as on AWS.
 *
 * @param environment a {@link Slug}'s text
 * @param bucketSuffix stands behind the name of every bucket, which must differ from all others in the world; empty
 *     locally
 */
public record Names(String environment, String bucketSuffix) {
    /** The workgroup that all environments of a base share. */
    public static final String WORKGROUP = "larder-base";

    /** The role that the namespace of that workgroup has by itself, where the base is the default one. */
    public static final String NAMESPACE_ROLE = "larder-base-namespace";

    /** Names without a suffix for buckets. */
    public Names(String environment) {
        this(new Slug(environment).text(), "");
    }

    /** A bucket of the wiring. */
    public String bucket(String name) {
        return resource(name) + bucketSuffix;
    }

    /** A queue of the wiring. */
    public String queue(String name) {
        return resource(name);
    }

    /** The queue that takes what {@code name} could not hand over. */
    public String deadLetterQueue(String name) {
        return resource(name) + "-dead";
    }

    /** A function of the wiring. */
    public String function(String name) {
        return resource(name);
    }

    /** A state machine of the wiring. */
    public String machine(String name) {
        return resource(name);
    }

    /** A role of the wiring. */
    public String role(String name) {
        return resource(name);
    }

    /** The role that the warehouse takes on to read the lake. */
    public String copyRole() {
        return role(LarderWiring.COPY_ROLE);
    }

    /** The role as which functions speak to the database; {@code IAMR:} and this is the user who owns all that Larder makes. */
    public String warehouseRole() {
        return role(LarderWiring.WAREHOUSE_ROLE);
    }

    /** The role in the database that readers have; a valid SQL identifier. */
    public String readerRole() {
        return database() + "_reader";
    }

    /** The database; a valid SQL identifier. */
    public String database() {
        return "larder_" + environment.replace('-', '_');
    }

    private String resource(String name) {
        return "larder-" + environment + "-" + name;
    }
}
