package dev.larder.core.delivery;

import dev.larder.compiler.contract.ContractReader;
import dev.larder.compiler.contract.ContractReading;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Contracts for tests, read from documents as a project's are. */
final class Contracts {
    private Contracts() {}

    /** A contract of acme/rx; columns and properties are JSON without their brackets. */
    static Contract of(String columns, String properties) {
        String json = """
                {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "rx", "version": "1.4.0", "status": "active",
                 "schema": [{"name": "rx", "properties": [%s]}],
                 "customProperties": [{"property": "supplier", "value": "acme"}, {"property": "feed", "value": "rx"},
                   {"property": "owner", "value": "launch"}, {"property": "contact", "value": "data-desk@example.com"}%s]}
                """.formatted(columns, properties);
        return switch (ContractReader.read(JsonMapper.shared().readTree(json))) {
            case ContractReading.Read read -> read.contract();
            case ContractReading.Refused refused -> throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    /** Coverage full, any CSV name, no period. */
    static Contract full(String columns, String... more) {
        return of(columns, property("coverage", "full") + property("fileName", ".*") + String.join("", more));
    }

    static String property(String name, String value) {
        return ", {\"property\": \"%s\", \"value\": \"%s\"}".formatted(name, value);
    }

    static String text(String name) {
        return "{\"name\": \"%s\", \"logicalType\": \"string\", \"physicalType\": \"varchar(100)\"}".formatted(name);
    }

    static Contract parking(Contract contract) {
        return new Contract(
                contract.feed(), contract.version(), contract.table(), contract.validFrom(), contract.validUntil(), contract.fileName(),
                contract.coverage(), contract.redelivery(), contract.period(), contract.dialect(), ExtraColumns.PARK, contract.columns(),
                contract.duplicateKey(), contract.minimumRows(), contract.owner(), contract.contact());
    }

    static Landed landed(String name) {
        return new Landed("landing", "suppliers/acme/rx/" + name, "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
    }
}
