package dev.larder.infra.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Findings of rule packs (cdk-nag, checkov) that are meant to be so, on the construct that they are about, with the reason. */
public final class Acknowledged {
    private static final String CHECKOV = "CKV";

    private Acknowledged() {}

    /**
     * Acknowledges findings on a construct and what is in it.
     *
     * @param reason a sentence
     * @param rules as the packs name them; those of checkov begin with CKV and are written into the template's metadata
     */
    public static void on(Construct construct, String reason, String... rules) {
        for (String rule : rules) {
            if (rule.startsWith(CHECKOV)) {
                skip(resource(construct), rule, reason);
            } else {
                // Not by Validations.acknowledge: it takes no name with two of "::", as cdk-nag's names of ARNs have.
                construct
                        .getNode()
                        .addMetadata(
                                Validations.ACKNOWLEDGED_RULES_METADATA_KEY, Map.of("Annotation::" + rule, reason));
            }
        }
    }

    private static CfnResource resource(Construct construct) {
        IConstruct child = construct instanceof CfnResource
                ? construct
                : Objects.requireNonNull(construct.getNode().getDefaultChild());
        return (CfnResource) child;
    }

    @SuppressWarnings("unchecked")
    private static void skip(CfnResource resource, String rule, String reason) {
        Object before = resource.getMetadata("checkov");
        List<Object> skips = new ArrayList<>();
        if (before instanceof Map<?, ?> map) {
            skips.addAll((List<Object>) Objects.requireNonNull(map.get("skip")));
        }
        Map<String, Object> skip = new LinkedHashMap<>();
        skip.put("id", rule);
        skip.put("comment", reason);
        skips.add(skip);
        resource.addMetadata("checkov", Map.of("skip", skips));
    }
}
