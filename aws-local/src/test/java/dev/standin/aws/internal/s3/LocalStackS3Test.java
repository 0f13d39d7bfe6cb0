package dev.standin.aws.internal.s3;

import dev.standin.aws.LocalClients;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.s3.S3Client;

/** LocalStack keeps the contract too, which says that the contract is not ours alone; needs Docker. */
@Testcontainers(disabledWithoutDocker = true)
final class LocalStackS3Test extends S3Contract {

    @Container
    private static final LocalStackContainer LOCAL_STACK =
            new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0")).withServices("s3");

    @Override
    public S3Client s3() {
        return LocalClients.s3(LOCAL_STACK.getEndpoint(), LOCAL_STACK.getAccessKey());
    }
}
