package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.aws.AwsClients;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

final class CopyRoleTest {

    @TempDir
    private Path state;

    private LocalLarder aws;
    private AwsClients clients;
    private RedshiftDataClient redshift;

    @BeforeEach
    void open() {
        aws = SmallWiring.open(state);
        clients = new AwsClients(aws.variables());
        redshift = clients.redshiftData();
        put("conformed/a/part-00000.csv", "1\n2\n");
        put("originals/a/file.csv", "3\n");
        assertThat(error("create table t (n integer)")).isNull();
    }

    @AfterEach
    void close() {
        redshift.close();
        clients.close();
        aws.close();
    }

    @Test
    void copy_reads_conformed_parts_by_the_chain_of_the_namespaces_role_and_the_environments() {
        assertThat(error(copy("conformed/a/", chain()))).isNull();
    }

    @Test
    void copy_with_the_environments_role_alone_is_refused_as_redshift_does() {
        String copyRole = variable("LARDER_COPY_ROLE");
        assertThat(error(copy("conformed/a/", "'" + copyRole + "'")))
                .contains("The requested role " + copyRole + " is not associated to cluster");
        assertThat(error(copy("conformed/a/", "default")))
                .contains("The requested role default is not associated to cluster");
    }

    @Test
    void copy_by_the_roles_in_the_other_order_is_refused_as_redshift_does() {
        String copyRole = variable("LARDER_COPY_ROLE");
        assertThat(error(copy("conformed/a/", "'%s,%s'".formatted(copyRole, variable("LARDER_NAMESPACE_ROLE")))))
                .contains("The requested role " + copyRole + " is not associated to cluster");
    }

    @Test
    void the_namespaces_role_takes_on_no_other_role_of_the_environment() {
        String warehouse = variable("LARDER_WAREHOUSE_ROLE");
        assertThat(error(copy("conformed/a/", "'%s,%s'".formatted(variable("LARDER_NAMESPACE_ROLE"), warehouse))))
                .contains("Not authorized to get credentials of role " + warehouse);
    }

    @Test
    void copy_of_what_the_role_does_not_cover_is_denied() {
        assertThat(error(copy("originals/a/", chain())))
                .contains("Access Denied")
                .contains("not authorized to perform: s3:GetObject")
                .contains("originals/a/file.csv");
    }

    private String chain() {
        return "'%s,%s'".formatted(variable("LARDER_NAMESPACE_ROLE"), variable("LARDER_COPY_ROLE"));
    }

    private String copy(String key, String role) {
        return "copy t from 's3://%s/%s' iam_role %s csv".formatted(variable("LARDER_LAKE_BUCKET"), key, role);
    }

    private @Nullable String error(String sql) {
        String id = redshift.executeStatement(execute -> execute.workgroupName(variable("LARDER_WORKGROUP"))
                        .database(variable("LARDER_DATABASE"))
                        .sql(sql))
                .id();
        return redshift.describeStatement(describe -> describe.id(id).waitTimeSeconds(30))
                .error();
    }

    private void put(String key, String content) {
        S3Client s3 = clients.s3();
        s3.putObject(put -> put.bucket(variable("LARDER_LAKE_BUCKET")).key(key), RequestBody.fromString(content));
    }

    private String variable(String name) {
        return Objects.requireNonNull(aws.variables().get(name), name);
    }
}
