package dev.larder.core.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables from which Larder's functions learn where they are; the same names here and on AWS. */
public final class FunctionVariables {
    /** The environment's name. */
    public static final String ENVIRONMENT = "LARDER_ENVIRONMENT";
    /** Name of the bucket in which suppliers drop files. */
    public static final String LANDING_BUCKET = "LARDER_LANDING_BUCKET";
    /** Name of the lake's bucket. */
    public static final String LAKE_BUCKET = "LARDER_LAKE_BUCKET";
    /** Hash of the plan in force. */
    public static final String PLAN = "LARDER_PLAN";
    /** Name of the Redshift workgroup. */
    public static final String WORKGROUP = "LARDER_WORKGROUP";
    /** Name of the environment's database. */
    public static final String DATABASE = "LARDER_DATABASE";
    /** ARN of the role with which the warehouse reads the lake. */
    public static final String COPY_ROLE = "LARDER_COPY_ROLE";
    /** ARN of the role that the warehouse's namespace has by itself, the first of the chain. */
    public static final String NAMESPACE_ROLE = "LARDER_NAMESPACE_ROLE";
    /** ARN of the role as which functions speak to the database. */
    public static final String WAREHOUSE_ROLE = "LARDER_WAREHOUSE_ROLE";
    /** URL of the queue that announces landed objects. */
    public static final String LANDED_QUEUE = "LARDER_LANDED_QUEUE";
    /** URL of the queue that pokes {@code start-run}. */
    public static final String ACCEPTED_QUEUE = "LARDER_ACCEPTED_QUEUE";
    /** ARN of the state machine that builds the warehouse. */
    public static final String MACHINE = "LARDER_MACHINE";

    /**
     * Path of a file with the plan in force, which {@code set-up} puts into the lake; not among {@link #of}, since where the plan
     * comes from is the deployment's matter.
     */
    public static final String PLAN_FILE = "LARDER_PLAN_FILE";

    /** The environment's stage, of which {@code set-up} asks whether it takes the plan; a local environment's command asks itself. */
    public static final String STAGE = "LARDER_STAGE";

    private FunctionVariables() {}

    /**
     * All of them, in a fixed order.
     *
     * @param queues where the environment's queues are, ending with the account's number, for example {@code
     *     https://sqs.eu-central-1.amazonaws.com/123456789012}
     */
    public static Map<String, String> of(Arns arns, String queues, String planHash) {
        Names names = arns.names();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(ENVIRONMENT, names.environment());
        variables.put(LANDING_BUCKET, names.bucket("landing"));
        variables.put(LAKE_BUCKET, names.bucket("lake"));
        variables.put(PLAN, planHash);
        variables.put(WORKGROUP, Names.WORKGROUP);
        variables.put(DATABASE, names.database());
        variables.put(NAMESPACE_ROLE, arns.namespaceRole());
        variables.put(COPY_ROLE, arns.copyRole());
        variables.put(WAREHOUSE_ROLE, arns.warehouseRole());
        variables.put(LANDED_QUEUE, queues + "/" + names.queue(LarderWiring.LANDED));
        variables.put(ACCEPTED_QUEUE, queues + "/" + names.queue(LarderWiring.ACCEPTED));
        variables.put(MACHINE, arns.machine(LarderWiring.BUILD_WAREHOUSE));
        return variables;
    }
}
