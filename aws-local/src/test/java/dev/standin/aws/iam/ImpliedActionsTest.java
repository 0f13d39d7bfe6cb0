package dev.standin.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.Access;
import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.s3.S3Service;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.local.Endpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

final class ImpliedActionsTest {
    private static final Map<String, String> ARNS =
            Map.of("source", "arn:aws:s3:::lake/from", "target", "arn:aws:s3:::lake/to");

    private final Set<Access> asked = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    @Test
    void every_line_has_a_case_of_its_own_an_action_and_a_page_of_aws() {
        assertThat(ImpliedActions.all()).hasSizeGreaterThan(15).allSatisfy(line -> {
            assertThat(line.needs()).isNotEmpty().allMatch(need -> need.action().matches("[a-z0-9-]+:[A-Z][A-Za-z]+"));
            assertThat(line.source()).startsWith("https://docs.aws.amazon.com/");
        });
        assertThat(ImpliedActions.all().stream().map(line -> line.call() + " " + line.when()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_copy_asks_for_exactly_what_the_table_says() {
        Callers callers = new Callers(asked::add);
        callers.addOwner(LocalClients.key("OWNER"));
        callers.add(LocalClients.key("COPIER"), "copier", List.of(new Permission("s3:*", "*")));
        try (StateFolder state = StateFolder.open(folder);
                S3Store store = S3Store.open(state, Clock.systemUTC(), created -> {});
                Endpoint endpoint = Endpoint.bind(0, callers);
                S3Client owner = LocalClients.s3(endpoint.uri(), "OWNER");
                S3Client copier = LocalClients.s3(endpoint.uri(), "COPIER")) {
            endpoint.register("/", new S3Service(store, callers)).start();
            store.createBucket("lake");
            String version = owner.putObject(
                            put -> put.bucket("lake").key("from").tagging("a=b"), RequestBody.fromString("x"))
                    .versionId();
            assertAsked(copier, copy(), "of the newest version", "with the tags of the newest version");
            assertAsked(
                    copier, copy().sourceVersionId(version), "of a named version", "with the tags of a named version");
            assertAsked(
                    copier,
                    copy().taggingDirective(TaggingDirective.REPLACE).tagging("c=d"),
                    "of the newest version",
                    "with tags of its own");
        }
    }

    private static CopyObjectRequest.Builder copy() {
        return CopyObjectRequest.builder()
                .sourceBucket("lake")
                .sourceKey("from")
                .destinationBucket("lake")
                .destinationKey("to");
    }

    private void assertAsked(S3Client copier, CopyObjectRequest.Builder copy, String... cases) {
        asked.clear();
        copier.copyObject(copy.build());
        assertThat(asked.stream().map(access -> access.action() + " on " + access.resource()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(cases)
                        .flatMap(when -> ImpliedActions.of("s3:CopyObject", when).needs().stream())
                        .map(need -> need.action() + " on " + ARNS.get(need.on()))
                        .collect(Collectors.toSet()));
    }
}
