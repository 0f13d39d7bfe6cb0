package dev.standin.aws.states.service;

import dev.standin.aws.LocalClients;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.sfn.SfnClient;

/** LocalStack keeps the contract too, which says that the contract is not ours alone; needs Docker. */
@Testcontainers(disabledWithoutDocker = true)
final class LocalStackStatesTest extends StatesContract {

    @Container
    private static final LocalStackContainer LOCAL_STACK = new LocalStackContainer(
                    DockerImageName.parse("localstack/localstack:4.14.0"))
            .withServices("stepfunctions");

    @Override
    SfnClient sfn() {
        return LocalClients.stepFunctions(LOCAL_STACK.getEndpoint(), LOCAL_STACK.getAccessKey());
    }
}
