package dev.larder.core.blame;

import dev.larder.core.Sha256;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Schema;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Aside;
import dev.larder.core.verdict.TestVerdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What decides whether a unit that stands aside would be refused again. While the digest is the same it stands aside without a trial.
 *
 * @param rest the mapping without anything that stands aside
 * @param knobs every knob with its value
 * @param waivers ids of the waivers that apply
 * @param measures those of the release that was made without the unit: none makes its own culprit acceptable
 */
public record ConeDigest(
        Plan plan,
        Mapping rest,
        SortedMap<String, String> knobs,
        SortedSet<String> waivers,
        AcceptedMeasures measures) {
    private static final int DIGEST_BYTES = 8;

    /** Sixteen hexadecimal digits. */
    public String of(Aside aside) {
        MessageDigest digest = Sha256.digest();
        Set<String> used = new TreeSet<>();
        Cone cone = new Cone(aside.feeds(), new TreeSet<>());
        for (String name : aside.because()) {
            cone = cone.and(Cone.of(plan, name));
            add(digest, name, judgedBy(name), accepted(name));
            Cone.test(plan, name).ifPresent(test -> used.addAll(test.knobs()));
        }
        cone.relations().forEach(relation -> add(digest, relation, statement(relation, used)));
        cone.feeds().forEach(feed -> {
            add(
                    digest,
                    feed.toString(),
                    plan.feed(feed).map(known -> known.columns().toString()).orElse(""));
            rest.of(feed).forEach((period, ids) -> add(digest, period.text(), String.join(" ", ids)));
        });
        used.forEach(knob -> add(digest, knob, knobs.getOrDefault(knob, "")));
        waivers.forEach(waiver -> add(digest, waiver));
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    private String judgedBy(String name) {
        return Cone.test(plan, name)
                .map(test -> String.join(
                        "\n",
                        test.gate().word(),
                        test.severity().name(),
                        test.sql().text(),
                        String.valueOf(test.tolerance())))
                .or(() -> Cone.model(plan, name).map(model -> String.join(" ", model.grain())))
                .orElse("gone");
    }

    private String accepted(String name) {
        StringBuilder earlier = new StringBuilder(measures.digest(Set.of(name), TestVerdict.NEEDED_RELEASES));
        measures.earlier(name)
                .forEach(values -> values.forEach((dimension, value) -> earlier.append('\n')
                        .append(dimension)
                        .append('\n')
                        .append(value.stripTrailingZeros().toPlainString())));
        return earlier.toString();
    }

    private String statement(String relation, Set<String> used) {
        String name = relation.substring(relation.indexOf('.') + 1);
        if (relation.startsWith(Schema.QA.sql() + ".")) {
            Optional<QaView> view = plan.views().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            view.ifPresent(each -> used.addAll(each.knobs()));
            return view.map(each -> each.logicHash() + each.columns()).orElse("gone");
        }
        Optional<Model> model = plan.model(name);
        model.ifPresent(each -> used.addAll(each.knobs()));
        return model.map(each -> each.logicHash() + each.columns()).orElse("gone");
    }

    private static void add(MessageDigest digest, String... texts) {
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }
}
