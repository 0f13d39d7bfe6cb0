package dev.larder.infra.life;

import dev.larder.core.format.Format;
import dev.larder.infra.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;

/**
 * The environment's database, made and dropped by the provider of the base. The provider remembers the stage and refuses a lower one:
 * everything else in the stack waits for it, so a forgotten option fails a deployment before anything has changed.
 */
public final class Database extends Construct {

    /** One for the stack. */
    public Database(Construct scope, Place place) {
        super(scope, "Database");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ServiceToken", place.shared().provider());
        properties.put("Slug", place.names().environment());
        properties.put("Stage", place.stage().text());
        properties.put("Region", place.inputs().options().target().region());
        properties.putAll(Format.ORDER.properties());
        CfnResource.Builder.create(this, "Database")
                .type("Custom::LarderDatabase")
                .properties(properties)
                .build();
    }
}
