package dev.larder.core.wiring;

/** The names of what CDK's app is told as {@code -c name=value}; the command and the app have them from here. */
public final class StackContext {
    /** The branch whose environment is meant, as git names it. */
    public static final String BRANCH = "branch";
    /** A {@link Stage} in lower case. */
    public static final String STAGE = "stage";
    /** Path of the compiled project. */
    public static final String PLAN = "plan";
    /** The base that the branch's environment stands on. */
    public static final String ON = "on";
    /** The region, as AWS names it; otherwise the one that CDK's command finds. */
    public static final String REGION = "region";
    /** The base that is meant; in place of a branch. */
    public static final String BASE = "base";
    /** The number of the account that is meant; CDK refuses another. */
    public static final String ACCOUNT = "account";

    private StackContext() {}
}
