package dev.larder.infra;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Acknowledged;
import java.util.List;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/** Which function reads which queue; reading is granted by the wiring, so no construct may add to the roles. */
final class EventSources extends Construct {
    /** Fewer AWS does not take. */
    private static final int LEAST = 2;

    EventSources(Construct scope, Place place, List<Wiring.Queue> queues) {
        super(scope, "EventSources");
        for (Wiring.Queue queue : queues) {
            CfnEventSourceMapping mapping = CfnEventSourceMapping.Builder.create(this, queue.name())
                    .eventSourceArn(place.arns().queue(queue.name()))
                    .functionName(place.names().function(queue.consumer()) + ":" + Place.LIVE)
                    .scalingConfig(CfnEventSourceMapping.ScalingConfigProperty.builder()
                            .maximumConcurrency(atOnce(queue))
                            .build())
                    .batchSize(queue.batch())
                    .maximumBatchingWindowInSeconds(queue.window().toSeconds())
                    .functionResponseTypes(List.of("ReportBatchItemFailures"))
                    .enabled(true)
                    .build();
            Acknowledged.on(
                    mapping,
                    "a message that fails goes to the dead-letter queue of its own queue",
                    "Serverless-LambdaEventSourceMappingDestination");
        }
    }

    /** Deliveries are received side by side, but not so many that nothing else in the account runs; runs are started one by one. */
    private static int atOnce(Wiring.Queue queue) {
        return queue.name().equals(LarderWiring.LANDED) ? 10 : LEAST;
    }
}
