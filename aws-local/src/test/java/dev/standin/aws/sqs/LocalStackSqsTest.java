package dev.standin.aws.sqs;

import dev.standin.aws.LocalClients;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.sqs.SqsClient;

/** LocalStack keeps the contract too, which says that the contract is not ours alone; needs Docker. */
@Testcontainers(disabledWithoutDocker = true)
final class LocalStackSqsTest extends SqsContract {

    @Container
    private static final LocalStackContainer LOCAL_STACK =
            new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0")).withServices("sqs");

    @Override
    SqsClient sqs() {
        return LocalClients.sqs(LOCAL_STACK.getEndpoint(), LOCAL_STACK.getAccessKey());
    }
}
