package dev.larder.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Uploads the assets of an assembly with the pinned CDK command to an endpoint that answers just what it asks for, so that what arrives
 * is what Lambda would unpack.
 */
final class AssetUpload implements AutoCloseable {
    private static final Path INFRA =
            Path.of(System.getProperty("larder.root", "..")).resolve("infra-cdk");
    private static final String STS =
            "<%1$sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%1$sResult>%2$s"
                    + "</%1$sResult></%1$sResponse>";

    private final HttpServer server;
    private final Path folder;
    private final List<Path> uploaded = Collections.synchronizedList(new ArrayList<>());

    private AssetUpload(HttpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** What was uploaded from an assembly, in files of this folder. */
    static List<Path> of(Path assembly, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (AssetUpload upload = new AssetUpload(server, folder)) {
            server.createContext("/", upload::answer);
            server.start();
            upload.run(assembly.toAbsolutePath());
            return List.copyOf(upload.uploaded);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void run(Path assembly) throws IOException, InterruptedException {
        Path cdk = INFRA.resolve("node_modules/aws-cdk/bin/cdk");
        if (!Files.exists(cdk)) {
            finish(new ProcessBuilder("npm", "ci", "--no-progress"), Map.of());
        }
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        finish(
                new ProcessBuilder(
                        "node",
                        cdk.toAbsolutePath().toString(),
                        "publish-assets",
                        "--all",
                        "--unstable=publish-assets",
                        "--app",
                        assembly.toString(),
                        "--output",
                        folder.resolve("out").toString()),
                Map.of(
                        "AWS_ENDPOINT_URL", endpoint,
                        "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "made up",
                        "AWS_REGION", SynthesisedStack.REGION,
                        "AWS_REQUEST_CHECKSUM_CALCULATION", "when_required",
                        "AWS_CONFIG_FILE", folder.resolve("no-config").toString(),
                        "AWS_SHARED_CREDENTIALS_FILE",
                                folder.resolve("no-credentials").toString(),
                        "CDK_DISABLE_CLI_TELEMETRY", "true",
                        "CI", "true"));
    }

    private void finish(ProcessBuilder builder, Map<String, String> variables)
            throws IOException, InterruptedException {
        builder.environment().putAll(variables);
        Path log = folder.resolve("log");
        Process process = builder.directory(INFRA.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("did not end in 5 minutes: " + builder.command());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(builder.command() + "\n" + Files.readString(log));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String uri = exchange.getRequestURI().toString();
            if (exchange.getRequestMethod().equals("PUT")) {
                uploaded.add(Files.write(folder.resolve("upload-" + uploaded.size()), body));
            }
            byte[] answer = answer(uri, new String(body, StandardCharsets.UTF_8), exchange)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String answer(String uri, String body, HttpExchange exchange) {
        if (body.contains("Action=GetCallerIdentity")) {
            return STS.formatted(
                    "GetCallerIdentity",
                    "<Account>%1$s</Account><Arn>arn:aws:iam::%1$s:user/u</Arn><UserId>u</UserId>"
                            .formatted(SynthesisedStack.ACCOUNT));
        }
        if (body.contains("Action=AssumeRole")) {
            return STS.formatted(
                    "AssumeRole",
                    "<Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                            + "<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>");
        }
        if (String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .endsWith("GetParameter")) {
            return "{\"Parameter\":{\"Name\":\"version\",\"Type\":\"String\",\"Value\":\"30\"}}";
        }
        if (uri.contains("list-type=2")) {
            return "<ListBucketResult><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>";
        }
        if (uri.contains("encryption")) {
            return "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256"
                    + "</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";
        }
        if (uri.contains("location")) {
            return "<LocationConstraint>%s</LocationConstraint>".formatted(SynthesisedStack.REGION);
        }
        return "";
    }
}
