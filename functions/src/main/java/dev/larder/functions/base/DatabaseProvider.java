package dev.larder.functions.base;

import dev.larder.aws.AdminDataApi;
import dev.larder.aws.AwsClients;
import dev.larder.core.format.Format;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.Stage;
import dev.larder.functions.cloudformation.Answer;
import dev.larder.functions.cloudformation.Callback;
import dev.larder.functions.cloudformation.CustomResource;
import dev.larder.functions.cloudformation.PresignedUrl;
import dev.larder.functions.cloudformation.Request;
import dev.larder.functions.port.AdminDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes and drops the databases of environments, for CloudFormation; the only holder of the admin's secret.
 *
 * <p>{@code Custom::LarderDatabase} has the properties {@code Slug}, {@code Stage} and {@code Region}, those of {@link Format#ORDER}, and the attributes {@code Database}, {@code
 * Owner}, {@code ReaderRole} and {@code Warning}, which is empty when there is none. {@code Custom::LarderNamespace}, of the base, has
 * {@code TakeAssumeRole}, {@code true} or {@code false}: whether every other user of the namespace loses the right to assume every role.
 *
 * <p>Runs and schedules are not stopped here: in the environment's stack everything that sends statements depends on the database, so
 * CloudFormation deletes it before.
 */
public final class DatabaseProvider extends CustomResource {
    static final String NAMESPACE = "Custom::LarderNamespace";

    private static final String FREE_ROLES =
            "every user of this namespace may assume every role that it may, so branches can read each other's lakes;"
                    + " deploy the base with -c take-assumerole=true once nobody else relies on that";

    private final Databases databases;
    private final Register register;

    /** As AWS Lambda makes it. */
    public DatabaseProvider() {
        this(System.getenv());
    }

    /** With these variables. */
    public DatabaseProvider(Map<String, String> variables) {
        this(BaseSettings.of(variables), new AwsClients(variables));
    }

    private DatabaseProvider(BaseSettings settings, AwsClients clients) {
        this(
                settings,
                new AdminDataApi(clients.redshiftData(), settings.workgroup(), settings.secret()),
                new PresignedUrl());
    }

    DatabaseProvider(BaseSettings settings, AdminDatabase admin, Callback callback) {
        super(callback);
        this.databases = new Databases(admin, settings);
        this.register = new Register(admin, settings.database());
    }

    /** The database's name. Another one in an answer to an update would make CloudFormation delete the first. */
    @Override
    protected String physicalId(Request request) {
        if (!request.physicalId().isEmpty()) {
            return request.physicalId();
        }
        if (request.resourceType().equals(NAMESPACE)) {
            return "larder-namespace";
        }
        try {
            return Names.database(Order.slug(request));
        } catch (IllegalArgumentException noSlug) {
            return "larder-none";
        }
    }

    @Override
    protected Answer act(Request request) {
        if (request.resourceType().equals(NAMESPACE)) {
            return namespace(request);
        }
        return switch (request.type()) {
            case CREATE, UPDATE -> make(request);
            case DELETE -> remove(request);
        };
    }

    private Answer namespace(Request request) {
        if (request.type() != Request.Type.DELETE
                && request.property("TakeAssumeRole").equals("true")) {
            databases.takeAssumeRole();
        }
        String warning = databases.catalogue().assumesFreely() ? FREE_ROLES : "";
        return Answer.done(warning, Map.of("Warning", warning));
    }

    private Answer make(Request request) {
        Format.ORDER.requireProperties("the order of the stack " + request.stackId(), request::property);
        Order order = Order.of(request);
        requireRegion(request, order);
        requireSameName(request, order);
        register.prepare();
        Optional<Register.Entry> known = register.find(order.database());
        requireOwn(order, known);
        known.ifPresent(entry -> requireStage(request, order, entry));
        // Before anything is made, so that a deletion after a failure knows whose it is.
        register.remember(order, known.isPresent());
        databases.make(order);
        Map<String, String> data = new LinkedHashMap<>();
        String warning = databases.catalogue().assumesFreely() ? FREE_ROLES : "";
        data.put("Database", order.database());
        data.put("Owner", order.owner());
        data.put("ReaderRole", order.reader());
        data.put("Warning", warning);
        return Answer.done(warning, data);
    }

    /** The names of roles have the region in them: a template of another region would trust roles that are not made. */
    private static void requireRegion(Request request, Order order) {
        String region = request.property("Region");
        if (!RegionCode.of(region).equals(order.names().region())) {
            throw new IllegalArgumentException(
                    "the template was made for the region %s, and its stack is %s; make it again with -c region=%s, or deploy it where it belongs"
                            .formatted(region, order.stack(), order.stack().split(":", -1)[3]));
        }
    }

    private static void requireSameName(Request request, Order order) {
        if (request.type() == Request.Type.UPDATE && !request.physicalId().equals(order.database())) {
            throw new IllegalArgumentException(
                    "the database %s cannot become %s: a database is not renamed, and its data would be lost. Deploy the other branch as an environment of its own"
                            .formatted(request.physicalId(), order.database()));
        }
    }

    /** A stack of the same name may take over what one before it left: of two such stacks one is deleted. */
    private void requireOwn(Order order, Optional<Register.Entry> known) {
        if (known.isPresent() && !known.get().isOfSameName(order.stack())) {
            throw new IllegalStateException("the database %s was made by another stack, %s; it was not touched"
                    .formatted(order.database(), known.get().stack()));
        }
        if (known.isEmpty() && databases.catalogue().hasDatabase(order.database())) {
            throw new IllegalStateException(
                    "there is a database %s that no stack of Larder made; it was not touched. Rename or drop it as admin, then deploy again"
                            .formatted(order.database()));
        }
    }

    private static void requireStage(Request request, Order order, Register.Entry known) {
        if (order.stage().isBelow(known.stage())) {
            throw new IllegalStateException(
                    "the environment %s is %s and is not made %s: what is kept now would be deleted with the stack. Deploy it with -c stage=%s. (If this is the way back from a failed deployment: aws cloudformation continue-update-rollback --resources-to-skip %s)"
                            .formatted(
                                    order.names().environment(),
                                    known.stage().text(),
                                    order.stage().text(),
                                    known.stage().text(),
                                    request.logicalId()));
        }
    }

    /** Of an order in any format: slug and stack say what is meant, and only what this stack made is removed. */
    private Answer remove(Request request) {
        Order order;
        try {
            order = Order.of(request);
        } catch (IllegalArgumentException neverMade) {
            return nothing(String.valueOf(neverMade.getMessage()));
        }
        if (!request.physicalId().equals(order.database())) {
            return nothing(request.physicalId() + " is not the database of "
                    + order.names().environment());
        }
        register.prepare();
        Optional<Register.Entry> known = register.find(order.database());
        if (known.filter(entry -> entry.stack().equals(order.stack())).isEmpty()) {
            return nothing("this stack did not make the database " + order.database());
        }
        if (known.get().stage() == Stage.PRODUCTION || order.stage() == Stage.PRODUCTION) {
            return nothing("the database " + order.database()
                    + " is kept, since the environment is production; deploying it again takes it over");
        }
        databases.drop(order);
        register.forget(order.database());
        return Answer.done("", Map.of());
    }

    private static Answer nothing(String why) {
        return Answer.done("nothing was removed: " + why, Map.of());
    }
}
