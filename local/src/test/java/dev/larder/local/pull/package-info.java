/** The state machine {@code pull-files} on the local AWS, against an SFTP server: {@link dev.larder.local.pull.PullFilesTest}. */
@NullMarked
package dev.larder.local.pull;

import org.jspecify.annotations.NullMarked;
