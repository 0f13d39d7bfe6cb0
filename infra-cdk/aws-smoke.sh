#!/usr/bin/env bash
# Shows on a real account that all of it works: deploy, drop, wait, query as a reader, deploy again, hold, roll forward, destroy, inventory.
# Prints a report for docs/smoke.md, and exits with 1 if anything in it failed. It costs a few RPU-hours at most.
#
#   AWS_PROFILE=... AWS_REGION=... infra-cdk/aws-smoke.sh [BRANCH]
#
# Needs the AWS CLI, what ./larder deploy needs, and a base (docs/deploy.md). BRANCH (default: smoke; a-z, 0-9 and single dashes) must have no environment yet: the one
# that is made here is destroyed at the end, whatever happened. SMOKE_READER names a profile whose role bears the tag RedshiftDbRoles =
# larder_<slug>_reader; without it the query of a reader is reported as not tried.
#
# With AWS_ENDPOINT_URL it takes the same steps on a local environment, reached as if it were deployed: BRANCH is there already (local, under ./larder up), and
# what is not possible there (deploying, destroying, counting what is left) is reported as such. SMOKE_SAMPLE and SMOKE_DROP name other folders to drop.
#
# shellcheck disable=SC2329 # step calls functions by their names
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
larder=${LARDER:-$root/larder}
branch=${1:-smoke}
reader=${SMOKE_READER:-}
patience=${SMOKE_PATIENCE:-1800} # seconds that a release may take
pause=${SMOKE_PAUSE:-10}         # seconds between two looks
sample=${SMOKE_SAMPLE:-$root/test-data/launch/01-master-data}
dropped=${SMOKE_DROP:-$root/test-data/launch/02-january-prescriptions/suppliers/meridian/rx}
endpoint=${AWS_ENDPOINT_URL:-}
report=$(mktemp)
failed=0

say() { printf '%s\n' "$*" >&2; }

# The report's line of a step: its name, how it ended, what was seen.
line() {
    printf '| %s | %s | %s |\n' "$1" "$2" "$3" >>"$report"
    say "$1: $2 $3"
    [ "$2" != failed ] || failed=1
}

# Runs a command as a step; what it prints goes to the terminal.
step() {
    local name=$1 begun=$SECONDS
    shift
    if "$@" >&2; then
        line "$name" passed "$((SECONDS - begun)) s"
    else
        line "$name" failed "exit code $?, after $((SECONDS - begun)) s"
        return 1
    fi
}

fact() { aws ssm get-parameter --name "/larder/environments/$slug/$1" --query Parameter.Value --output text; }

# Number of the newest release in the lake.
newest() {
    aws s3api list-objects-v2 --bucket "$lake" --prefix releases/ --query 'Contents[].Key' --output text |
        tr '\t' '\n' | sed -n 's|^releases/\([0-9]*\)\.json$|\1|p' | sort -n | tail -n 1
}

# Waits for a release after the one that is named.
release_after() {
    local begun=$SECONDS
    while [ "$((SECONDS - begun))" -le "$patience" ]; do
        [ "$(newest)" -gt "$1" ] 2>/dev/null && return 0
        sleep "$pause"
    done
    say "no release after $1 within $patience s"
    return 1
}

drop() {
    local file folder
    folder=${dropped##*/suppliers/}
    for file in "$dropped"/*.csv; do
        aws s3 cp "$file" "s3://$landing/suppliers/$folder/$(basename "$file")" || return 1
    done
}

# A statement as the reader; fails if it fails.
read_as_reader() {
    local id state=SUBMITTED begun=$SECONDS
    id=$(aws redshift-data execute-statement --profile "$reader" --workgroup-name "$workgroup" --database "$database" --sql "$1" \
        --query Id --output text) || return 1
    while [ "$((SECONDS - begun))" -le "$patience" ]; do
        state=$(aws redshift-data describe-statement --profile "$reader" --id "$id" --query Status --output text) || return 1
        case "$state" in
            FINISHED) return 0 ;;
            FAILED | ABORTED) return 1 ;;
        esac
        sleep "$pause"
    done
    return 1
}

query() {
    local base
    if [ -z "$reader" ]; then
        line "query as a reader" "not tried" "SMOKE_READER is not set"
        return 0
    fi
    base=$(fact base)
    workgroup=$(aws ssm get-parameter --name "/larder/base/$base/workgroup-name" --query Parameter.Value --output text)
    database=larder_${slug//-/_}
    step "query as a reader" read_as_reader "select count(*) from star.market_share" || return 1
    if read_as_reader "delete from star.market_share"; then
        line "a reader changes nothing" failed "a delete was let through"
        return 1
    fi
    line "a reader changes nothing" passed "a delete was refused"
}

decide() { "$larder" "$1" "$delivery" --why smoke --env "$branch"; }

hold_and_lift() {
    local before
    delivery=$(aws s3api list-objects-v2 --bucket "$lake" --prefix "deliveries/${dropped##*/suppliers/}/" \
        --query 'sort_by(Contents, &LastModified)[-1].Key' --output text | sed 's|.*/||; s|\.json$||')
    before=$(newest)
    step "hold a delivery" decide hold || return 1
    step "a release without it" release_after "$before" || return 1
    before=$(newest)
    step "roll forward" decide lift || return 1
    step "a release with it again" release_after "$before"
}

# Every verb that only looks, by the command.
look() {
    step "status" "$larder" status --env "$branch" || return 1
    step "query" "$larder" query "select release from ops.release" --env "$branch" || return 1
    step "watch" "$larder" watch --once --env "$branch" || return 1
    step "redrive" "$larder" redrive --env "$branch"
}

# Deploys the same again: nothing may be published for it.
again() {
    local before
    before=$(newest)
    step "deploy again" "$larder" deploy "$branch" --yes --no-sample || return 1
    [ "$(newest)" = "$before" ] && return 0
    line "deploy again publishes nothing" failed "release $(newest) after $before"
    return 1
}

# An environment that is there: the same but for making it and taking it away.
there() {
    local before
    line "deploy, deploy again, destroy, inventory" "not possible there" "AWS_ENDPOINT_URL is set"
    landing=$(fact landing-bucket)
    lake=$(fact lake-bucket)
    step "drop the sample by the command" "$larder" run --drop "$sample" --env "$branch" || return 1
    before=$(newest)
    step "drop by S3" drop || return 1
    step "a release of it" release_after "$before" || return 1
    query || return 1
    look || return 1
    hold_and_lift
}

life() {
    local before
    step "deploy, drop the sample, wait for its release" \
        "$larder" deploy "$branch" --yes -c "expires=$(date -u +%F)" || return 1
    landing=$(fact landing-bucket)
    lake=$(fact lake-bucket)
    before=$(newest)
    step "drop by S3" drop || return 1
    step "a release of it" release_after "$before" || return 1
    query || return 1
    look || return 1
    again || return 1
    hold_and_lift
}

# Everything that the account still has of the environment, a line each.
left() {
    aws s3api list-buckets --query "Buckets[?starts_with(Name, 'larder-$slug-')].Name" --output text || echo "s3api-not-listed"
    aws lambda list-functions --query "Functions[?starts_with(FunctionName, 'larder-$slug-')].FunctionName" --output text || echo "lambda-not-listed"
    aws iam list-roles --query "Roles[?starts_with(RoleName, 'larder-$slug-')].RoleName" --output text || echo "iam-not-listed"
    aws sqs list-queues --queue-name-prefix "larder-$slug-" --query 'QueueUrls[]' --output text || echo "sqs-not-listed"
    aws logs describe-log-groups --query "logGroups[?contains(logGroupName, '/larder-$slug-')].logGroupName" --output text || echo "logs-not-listed"
    aws cloudwatch describe-alarms --alarm-name-prefix "larder-$slug-" --query 'MetricAlarms[].AlarmName' --output text || echo "cloudwatch-not-listed"
    aws ssm get-parameters-by-path --path "/larder/environments/$slug" --recursive --query 'Parameters[].Name' --output text || echo "ssm-not-listed"
}

inventory() {
    local found
    found=$(left | tr '\t' '\n' | grep -v -x -e '' -e None)
    if [ -n "$found" ]; then
        line inventory failed "left: $(printf '%s' "$found" | tr '\n' ' ')"
    else
        line inventory passed "nothing left"
    fi
}

if ! [[ $branch =~ ^[a-z0-9]+(-[a-z0-9]+)*$ ]] || [ "${#branch}" -gt 20 ] || [[ $branch =~ ^base(-|$) || $branch =~ -[0-9a-f]{6}$ ]]; then
    say "aws-smoke: the branch is '$branch'; expected at most 20 of a-z, 0-9 and single dashes, for example smoke"
    exit 2
fi
slug=$branch # larder leaves such a name as it is
account=$(aws sts get-caller-identity --query Account --output text) || {
    say "aws-smoke: AWS does not say who you are; sign in, or set AWS_PROFILE"
    exit 2
}
if [ -z "$endpoint" ] && [ -n "$(fact branch 2>/dev/null)" ]; then
    say "aws-smoke: $branch has an environment already; name a branch that has none, since it is destroyed at the end"
    exit 2
fi
{
    printf '# Smoke on %s, %s\n\n' "${endpoint:+a local environment, as if }an account" "$(date -u +%FT%TZ)"
    printf 'Commit %s, region %s, account ending in %s.\n\n' \
        "$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)" "${AWS_REGION:-of the profile}" "${account: -4}"
    printf '| step | ended | seen |\n|---|---|---|\n'
} >"$report"
if [ -n "$endpoint" ]; then
    there
else
    life
    step destroy "$larder" destroy "$branch" --yes
    inventory
fi
cat "$report"
rm -f "$report"
exit "$failed"
