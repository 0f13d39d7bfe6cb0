package dev.standin.redshift.dialect;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The dialect knows texts and nothing else: no engine, no table, no file, no library. */
final class DialectRoomTest {
    private static final String ROOM = "dev.standin.redshift.dialect";
    private static final JavaClasses DIALECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOM);

    @Test
    void the_dialect_sees_nothing_but_the_language_it_is_written_in() {
        noClasses()
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        ROOM + "..",
                        "java.lang..",
                        "java.util..",
                        "java.math",
                        "java.nio.charset",
                        "org.jspecify.annotations")))
                .check(DIALECT);
    }

    @Test
    void tokens_know_no_trees_and_trees_no_parsers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("token")
                .definedBy(ROOM + ".token..")
                .layer("type")
                .definedBy(ROOM + ".type..")
                .layer("tree")
                .definedBy(ROOM + ".tree..")
                .layer("parse")
                .definedBy(ROOM + ".parse..")
                .whereLayer("parse")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("tree")
                .mayOnlyBeAccessedByLayers("parse")
                .whereLayer("type")
                .mayOnlyBeAccessedByLayers("tree", "parse")
                .whereLayer("token")
                .mayOnlyBeAccessedByLayers("parse")
                .check(DIALECT);
    }

    @Test
    void the_rules_see_the_classes() {
        assertThat(DIALECT).hasSizeGreaterThan(20);
    }
}
