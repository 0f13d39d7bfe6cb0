package dev.larder.functions.base;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.larder.aws.AdminDataApi;
import dev.larder.aws.AwsClients;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Slug;
import dev.larder.functions.Lake;
import dev.larder.functions.port.AdminDatabase;
import dev.larder.functions.port.StatementFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Lets people read an environment's star as users with a password, and takes it from them: called with {@code {"order": "add",
 * "environment": "main", "reader": "ann", "password": "sha256|..."}}, or {@code remove} or {@code list}. Whoever may call this function may
 * let people read every environment of the base, and nothing else: it takes no order of CloudFormation's, so it makes and drops no database.
 * A function of its own with the provider's role, since whoever called the provider could order in the name of any stack.
 */
public final class Readers implements RequestStreamHandler {
    private final AdminDatabase admin;
    private final String home;
    private final Catalogue catalogue;

    /** As AWS Lambda makes it. */
    public Readers() {
        this(BaseSettings.of(System.getenv()), new AwsClients(System.getenv()));
    }

    private Readers(BaseSettings settings, AwsClients clients) {
        this(new AdminDataApi(clients.redshiftData(), settings.workgroup(), settings.secret()), settings.database());
    }

    /** For the databases that this admin reaches, users and roles being made in {@code home}. */
    public Readers(AdminDatabase admin, String home) {
        this.admin = admin;
        this.home = home;
        this.catalogue = new Catalogue(admin, home);
    }

    /** The user that a person is in an environment; throws {@link IllegalArgumentException} for a name that no reader has. */
    public static String user(Slug environment, String reader) {
        ReaderOrder.requireReader(reader);
        return Names.readerRole(Names.database(environment)) + "_" + reader;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write(answer(event.readAllBytes()).getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to an order: {@code said}, a sentence, and {@code readers}, those there are now. What it throws is the caller's to read. */
    public String answer(byte[] event) {
        ReaderOrder order = ReaderOrder.read(event);
        if (!catalogue.hasRole(order.role())) {
            throw new IllegalArgumentException(
                    "this base has no environment '%s'; larder environments lists them".formatted(order.environment()));
        }
        String said = switch (order.verb()) {
            case ADD -> add(order);
            case REMOVE -> remove(order);
            case LIST -> "";
        };
        return Lake.JSON.writeValueAsString(Map.of("said", said, "readers", catalogue.readers(order.role())));
    }

    /** One who is there gets the new password. */
    private String add(ReaderOrder order) {
        String user = order.user();
        boolean known = catalogue.hasUser(user);
        run((known ? "alter" : "create") + " user " + user + " password '" + order.password() + "'");
        if (!catalogue.rolesOf(user).contains(order.role())) {
            run("grant role " + order.role() + " to " + user);
        }
        return user + (known ? " has a new password" : " may read");
    }

    /** The rights go first: a user who owns tables is not dropped. */
    private String remove(ReaderOrder order) {
        String user = order.user();
        if (!catalogue.hasUser(user)) {
            return user + " is no reader";
        }
        run("alter user " + user + " password disable");
        if (catalogue.rolesOf(user).contains(order.role())) {
            run("revoke role " + order.role() + " from " + user);
        }
        try {
            run("drop user " + user);
            return user + " is removed";
        } catch (StatementFailed refused) {
            if (!refused.error().contains("be dropped")) {
                throw refused;
            }
            return user + " may read nothing and log in no more; the user stays, since it owns tables in scratch ("
                    + refused.error() + ")";
        }
    }

    private void run(String sql) {
        admin.run(home, sql);
    }

    /** The users among the members of a readers' role that were made here. */
    static List<String> made(String role, List<String> members) {
        return members.stream()
                .filter(user -> user.matches(role + "_[a-z][a-z0-9]{0,30}"))
                .toList();
    }
}
