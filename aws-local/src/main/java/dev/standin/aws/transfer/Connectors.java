package dev.standin.aws.transfer;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Principal.RoleSession;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Roles;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.secretsmanager.Secret;
import dev.standin.aws.secretsmanager.Secrets;
import dev.standin.aws.transfer.Home.Spot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SFTP connectors: StartDirectoryListing, StartFileTransfer from a server, ListFileTransferResults and TestConnection. Safe for use by many
 * threads. A file is an object when all of it has come; what AWS leaves of one that was cut off its pages do not say, so nobody may rely on either.
 * What was started is forgotten with the process.
 *
 * <p>Source: AWS Transfer Family API Reference, and User Guide, sftp-connector-list-dir.html and transfer-files-and-track.html. A listing that fails
 * leaves no file and no answer, there as here.
 */
public final class Connectors implements JsonService, AutoCloseable {
    private static final Logger LOG = System.getLogger(Connectors.class.getName());
    private static final int MOST_FILES = 10;
    private static final int USUAL_ITEMS = 1_000;
    private static final int MOST_ITEMS = 10_000;

    private final Account account;
    private final List<Connector> connectors;
    private final Map<String, FileTransfer> transfers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What they reach of the account. */
    public record Account(S3Store store, Secrets secrets, Roles roles, Callers callers) {}

    /** These and no others. */
    public Connectors(List<Connector> connectors, Account account) {
        this.connectors = List.copyOf(connectors);
        this.account = account;
    }

    /** The ARN of a connector. */
    public static String arn(String id) {
        return "arn:aws:transfer:%s:%s:connector/%s".formatted(Callers.REGION, Callers.ACCOUNT, id);
    }

    @Override
    public String targetPrefix() {
        return "TransferService";
    }

    @Override
    public String signingName() {
        return "transfer";
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode request) {
        return switch (operation) {
            case "StartDirectoryListing", "StartFileTransfer", "ListFileTransferResults", "TestConnection" -> {
                String id = request.path("ConnectorId").asString("");
                caller.require("transfer:" + operation, arn(id));
                yield call(operation, connector(id), request);
            }
            default -> throw ServiceFailure.unknownOperation(targetPrefix(), operation);
        };
    }

    private Connector connector(String id) {
        return connectors.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ServiceFailure("ResourceNotFoundException", "Unknown connector " + id, 400));
    }

    private JsonNode call(String operation, Connector connector, JsonNode request) {
        return switch (operation) {
            case "StartDirectoryListing" -> startListing(connector, request);
            case "StartFileTransfer" -> startTransfer(connector, request);
            case "ListFileTransferResults" -> results(connector, request);
            default -> test(connector);
        };
    }

    private ObjectNode startListing(Connector connector, JsonNode request) {
        String remote = text(request, "RemoteDirectoryPath");
        int most = request.path("MaxItems").asInt(USUAL_ITEMS);
        if (most < 1 || most > MOST_ITEMS) {
            throw invalid("MaxItems must be from 1 to " + MOST_ITEMS);
        }
        String id = UUID.randomUUID().toString();
        String name = connector.id() + "-" + id + ".json";
        Spot.InBucket to = spot(text(request, "OutputDirectoryPath"), name);
        threads.execute(() -> {
            try (RemoteServer server = connect(connector)) {
                ObjectNode listing = listing(server.list(remote, most), remote, most);
                put(connector, to, new ByteArrayInputStream(JsonMapper.shared().writeValueAsBytes(listing)));
            } catch (IOException | AccessDenied | S3Failure failed) {
                LOG.log(Level.WARNING, "the listing %s failed: %s".formatted(name, failed.getMessage()));
            }
        });
        return JsonMapper.shared().createObjectNode().put("ListingId", id).put("OutputFileName", name);
    }

    private static ObjectNode listing(List<DirEntry> entries, String folder, int most) {
        ObjectNode listing = JsonMapper.shared().createObjectNode();
        ArrayNode files = listing.putArray("files");
        ArrayNode paths = listing.putArray("paths");
        String above = folder.endsWith("/") ? folder : folder + "/";
        entries.stream().limit(most).forEach(entry -> {
            Attributes attributes = entry.getAttributes();
            if (attributes.isDirectory()) {
                paths.addObject().put("path", above + entry.getFilename());
            } else if (attributes.isRegularFile()) {
                files.addObject()
                        .put("filePath", above + entry.getFilename())
                        .put(
                                "modifiedTimestamp",
                                attributes
                                        .getModifyTime()
                                        .toInstant()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                        .put("size", attributes.getSize());
            }
        });
        return listing.put("truncated", String.valueOf(entries.size() > most));
    }

    private ObjectNode startTransfer(Connector connector, JsonNode request) {
        if (request.has("SendFilePaths")) {
            throw invalid("the local Transfer Family retrieves files and sends none");
        }
        List<String> paths = new ArrayList<>();
        request.path("RetrieveFilePaths").forEach(path -> paths.add(path.asString("")));
        if (paths.isEmpty() || paths.size() > MOST_FILES) {
            throw invalid("RetrieveFilePaths must have 1 to %d paths, found %d".formatted(MOST_FILES, paths.size()));
        }
        String into = text(request, "LocalDirectoryPath");
        spot(into, "");
        FileTransfer transfer = new FileTransfer(connector.id(), paths);
        String id = UUID.randomUUID().toString();
        transfers.put(id, transfer);
        threads.execute(() -> retrieve(connector, transfer, into));
        return JsonMapper.shared().createObjectNode().put("TransferId", id);
    }

    private void retrieve(Connector connector, FileTransfer transfer, String into) {
        try (RemoteServer server = connect(connector)) {
            for (String path : transfer.paths()) {
                transfer.begin(path);
                retrieve(connector, server, path, into, transfer);
            }
        } catch (IOException | AccessDenied unreachable) {
            transfer.paths()
                    .forEach(path -> transfer.fail(path, "CONNECTION", String.valueOf(unreachable.getMessage())));
        }
    }

    private void retrieve(Connector connector, RemoteServer server, String path, String into, FileTransfer transfer) {
        try (InputStream in = server.open(path)) {
            put(connector, spot(into, path.substring(path.lastIndexOf('/') + 1)), in);
            transfer.complete(path);
        } catch (IOException | AccessDenied | S3Failure failed) {
            transfer.fail(path, "RETRIEVE", String.valueOf(failed.getMessage()));
        }
    }

    private ObjectNode results(Connector connector, JsonNode request) {
        String id = text(request, "TransferId");
        FileTransfer transfer = Optional.ofNullable(transfers.get(id))
                .filter(each -> each.isOf(connector.id()))
                .orElseThrow(() -> new ServiceFailure("ResourceNotFoundException", "Unknown transfer " + id, 400));
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.set("FileTransferResults", transfer.json());
        return answer;
    }

    private ObjectNode test(Connector connector) {
        ObjectNode answer = JsonMapper.shared().createObjectNode().put("ConnectorId", connector.id());
        try {
            connect(connector).close();
            return answer.put("Status", "OK").put("StatusMessage", "Connection succeeded");
        } catch (IOException | AccessDenied failed) {
            return answer.put("Status", "ERROR").put("StatusMessage", failed.getMessage());
        }
    }

    private RemoteServer connect(Connector connector) throws IOException {
        Secret secret = account.secrets()
                .find(connector.secret())
                .orElseThrow(() -> new IOException("there is no secret " + connector.secret()));
        role(connector).require("secretsmanager:GetSecretValue", secret.arn());
        return RemoteServer.connect(connector, secret.value());
    }

    private void put(Connector connector, Spot.InBucket to, InputStream in) throws IOException {
        BucketFiles files = new BucketFiles(account.store(), role(connector), connector.id());
        Handle.Writing writing = files.write(to, true, true);
        try {
            writing.blob().appendAll(in);
        } catch (IOException | RuntimeException cutOff) {
            writing.abandon();
            throw cutOff;
        }
        files.complete(writing);
    }

    private Caller role(Connector connector) {
        Role role = account.roles()
                .find(Roles.arn(connector.role()))
                .filter(each ->
                        each.trust().stream().anyMatch(trust -> trust.equals(new Trust("transfer.amazonaws.com"))))
                .orElseThrow(() -> invalid(
                        "the connector's role %s does not trust transfer.amazonaws.com".formatted(connector.role())));
        return account.callers().session(new RoleSession(role.name(), connector.id(), null), role.permissions());
    }

    /** A file in a folder that is written as a slash, the bucket and a prefix. */
    private static Spot.InBucket spot(String folder, String name) {
        if (!folder.matches("/[^/]+(/.*)?")) {
            throw invalid("'%s' is no path of a bucket; expected /bucket/prefix".formatted(folder));
        }
        int slash = folder.indexOf('/', 1);
        String bucket = slash < 0 ? folder.substring(1) : folder.substring(1, slash);
        String prefix = slash < 0 ? "" : folder.substring(slash + 1);
        return new Spot.InBucket(
                bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix + name : prefix + "/" + name, false);
    }

    private static String text(JsonNode request, String field) {
        String text = request.path(field).asString("");
        if (text.isEmpty()) {
            throw invalid(field + " is missing");
        }
        return text;
    }

    private static ServiceFailure invalid(String message) {
        return new ServiceFailure("InvalidRequestException", message, 400);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
