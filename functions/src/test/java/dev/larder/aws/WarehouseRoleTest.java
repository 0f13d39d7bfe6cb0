package dev.larder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

final class WarehouseRoleTest {
    private static final String ROLE = "arn:aws:iam::1:role/larder-dev-warehouse";

    private final List<AssumeRoleRequest> asked = new ArrayList<>();

    /** Gives sessions that last so long. */
    private WarehouseRole role(Duration lasting) {
        StsClient sts = new StsClient() {
            @Override
            public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
                asked.add(request);
                return AssumeRoleResponse.builder()
                        .credentials(given -> given.accessKeyId("key-" + asked.size())
                                .secretAccessKey("secret")
                                .sessionToken("token")
                                .expiration(Instant.now().plus(lasting)))
                        .assumedRoleUser(user -> user.arn("arn:aws:sts::1:assumed-role/larder-dev-warehouse/larder"))
                        .build();
            }

            @Override
            public String serviceName() {
                return "sts";
            }

            @Override
            public void close() {}
        };
        return new WarehouseRole(sts, ROLE, "larder-dev-copy");
    }

    @Test
    void a_session_is_asked_for_by_the_first_call_and_not_before_so_that_no_snapshot_holds_one() {
        try (WarehouseRole role = role(Duration.ofHours(1))) {
            assertThat(asked).isEmpty();
            role.credentials().resolveCredentials();
            assertThat(asked).singleElement().satisfies(request -> {
                assertThat(request.roleArn()).isEqualTo(ROLE);
                assertThat(request.roleSessionName()).isEqualTo("larder");
                assertThat(request.sourceIdentity()).isEqualTo("larder-dev-copy");
                assertThat(request.durationSeconds()).isEqualTo(3600);
            });
        }
    }

    @Test
    void a_session_is_used_until_shortly_before_its_end() {
        try (WarehouseRole role = role(Duration.ofHours(1))) {
            AwsCredentials first = role.credentials().resolveCredentials();
            assertThat(role.credentials().resolveCredentials()).isEqualTo(first);
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void a_session_that_ends_within_a_minute_is_replaced() {
        try (WarehouseRole role = role(Duration.ofSeconds(30))) {
            assertThat(role.credentials().resolveCredentials().accessKeyId()).isEqualTo("key-1");
            assertThat(role.credentials().resolveCredentials().accessKeyId()).isEqualTo("key-2");
        }
    }
}
