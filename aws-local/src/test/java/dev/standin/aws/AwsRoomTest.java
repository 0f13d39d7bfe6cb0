package dev.standin.aws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts of the local AWS see: each service stands alone, and one package puts them together. */
final class AwsRoomTest {
    private static final String ROOM = "dev.standin.aws";
    private static final JavaClasses AWS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOM);

    @Test
    void the_room_sees_the_local_redshift_and_few_libraries() {
        noClasses()
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        ROOM + "..",
                        "dev.standin.redshift..",
                        "java.lang..",
                        "java.util..",
                        "java.math",
                        "java.io",
                        "java.net",
                        "java.nio..",
                        "java.security",
                        "java.time..",
                        "javax.crypto..",
                        "javax.xml.parsers",
                        "javax.xml",
                        "org.w3c.dom",
                        "org.xml.sax",
                        "com.sun.net.httpserver",
                        "com.sun.management",
                        "com.amazonaws.services.lambda.runtime..",
                        "com.dashjoin.jsonata..",
                        "com.fasterxml.jackson.annotation",
                        "tools.jackson..",
                        "org.apache.sshd..",
                        "org.jspecify.annotations")))
                .check(AWS);
    }

    @Test
    void only_what_comes_by_sftp_knows_ssh() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM + ".transfer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.sshd..")
                .check(AWS);
    }

    @ParameterizedTest
    @CsvSource({
        "internal.s3, lambda|redshiftdata|sqs|states|local",
        "sqs,         internal.s3|lambda|redshiftdata|states|local",
        "lambda,      internal.s3|redshiftdata|sqs|states|local",
        "redshiftdata, internal.s3|lambda|sqs|states|local",
        "states,      internal.s3|redshiftdata|sqs|local",
        "transfer,    lambda|redshiftdata|sqs|states|local",
    })
    void no_service_knows_another_except_machines_which_invoke_functions(String service, String others) {
        String[] packages = Stream.of(others.split("\\|"))
                .map(name -> ROOM + "." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOM + "." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(AWS);
    }

    @Test
    void only_the_data_api_and_the_assembly_know_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOM + ".redshiftdata..", ROOM + ".local..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.standin.redshift.sql..",
                        "dev.standin.redshift.load..",
                        "dev.standin.redshift.dialect",
                        "dev.standin.redshift.dialect.parse..",
                        "dev.standin.redshift.dialect.token..",
                        "dev.standin.redshift.dialect.type.."))
                .check(AWS);
    }

    @Test
    void only_the_expressions_of_state_machines_know_jsonata() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM + ".states.internal.expression..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.dashjoin.jsonata.."))
                .check(AWS);
    }

    @Test
    void only_the_lambda_service_knows_awss_own_interfaces() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM + ".lambda..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.amazonaws.."))
                .check(AWS);
    }

    @Test
    void no_packages_go_round_in_a_circle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(AWS);
    }

    @Test
    void the_rules_see_the_classes() {
        assertThat(AWS).hasSizeGreaterThan(200);
    }
}
