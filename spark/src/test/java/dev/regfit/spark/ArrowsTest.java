package dev.regfit.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package of this module may use which. */
class ArrowsTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.regfit.spark");

    @Test
    void estimatorIsWithoutTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.regfit.spark", "dev.regfit.spark.rows")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.regfit.cli..", "dev.regfit.spark.submit")
                .check(MODULE);
    }

    @Test
    void rowsKnowNothingOfTheEstimator() {
        noClasses()
                .that()
                .resideInAPackage("dev.regfit.spark.rows")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.regfit.spark")
                .check(MODULE);
        classes().should().resideInAnyPackage("dev.regfit.spark..").check(MODULE);
    }
}
