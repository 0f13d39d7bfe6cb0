package dev.larder.core.wiring;

/**
 * The names of an environment's resources, here as on AWS. What belongs to the account or to the world has the region's code in its
 * name; what belongs to a region has not.
 *
 * @param environment a {@link Slug}'s text
 * @param region the code of the environment's region
 * @param bucketSuffix stands behind the name of every bucket, which must differ from all others in the world; empty
 *     locally
 */
public record Names(String environment, RegionCode region, String bucketSuffix) {
    /** The workgroup that all environments of a base share. */
    public static final String WORKGROUP = "larder-base";

    /** Names without a suffix for buckets. */
    public Names(String environment, RegionCode region) {
        this(new Slug(environment).text(), region, "");
    }

    /**
     * The role that the namespace of a base's workgroup has by itself; of the account.
     *
     * @param base the beginning of the names of the base's resources, for example {@link #WORKGROUP}
     */
    public static String namespaceRole(String base, RegionCode region) {
        return base + "-" + region + "-namespace";
    }

    /** The database of an environment; a valid SQL identifier. */
    public static String database(Slug environment) {
        return "larder_" + environment.text().replace('-', '_');
    }

    /** The role that readers have in an environment's database; a valid SQL identifier. */
    public static String readerRole(String database) {
        return database + "_reader";
    }

    /** A bucket of the wiring; of the world. */
    public String bucket(String name) {
        return global(name) + bucketSuffix;
    }

    /** The dashboard; of the account. */
    public String dashboard() {
        return "larder-" + environment + "-" + region;
    }

    /** A queue of the wiring. */
    public String queue(String name) {
        return resource(name);
    }

    /** The queue that takes what {@code name} could not hand over. */
    public String deadLetterQueue(String name) {
        return resource(name) + "-dead";
    }

    /** A topic of the wiring. */
    public String topic(String name) {
        return resource(name);
    }

    /** A function of the wiring. */
    public String function(String name) {
        return resource(name);
    }

    /** A state machine of the wiring. */
    public String machine(String name) {
        return resource(name);
    }

    /** A role of the wiring, a function or a state machine; of the account. */
    public String role(String name) {
        return global(name);
    }

    /** The role that the warehouse takes on to read the lake. */
    public String copyRole() {
        return role(LarderWiring.COPY_ROLE);
    }

    /** The role as which functions speak to the database; {@code IAMR:} and this is the user who owns all that Larder makes. */
    public String warehouseRole() {
        return role(LarderWiring.WAREHOUSE_ROLE);
    }

    /** The role of who operates the environment; {@code IAMR:} and this is the user who reads all of its database. */
    public String operatorRole() {
        return role(LarderWiring.OPERATOR_ROLE);
    }

    /** The user at the SFTP server as whom a supplier comes; a server may have users of several environments. */
    public String sftpUser(String supplier) {
        return environment + "." + supplier;
    }

    /**
     * The secret with which a connector logs in at a supplier's server: JSON with {@code Username} and {@code Password} or {@code PrivateKey}.
     *
     * @param secret as {@code pulls.yaml} names it
     */
    public String pullSecret(String secret) {
        return "larder/" + environment + "/" + secret;
    }

    /** The role in the database that readers have; a valid SQL identifier. */
    public String readerRole() {
        return readerRole(database());
    }

    /** The database; a valid SQL identifier. */
    public String database() {
        return database(new Slug(environment));
    }

    /** The region stands before the name: behind it, the role {@code copy} of one branch could be another of a longer branch. */
    private String global(String name) {
        return "larder-" + environment + "-" + region + "-" + name;
    }

    private String resource(String name) {
        return "larder-" + environment + "-" + name;
    }
}
