#!/bin/bash
# A sweep in seven parts on a Slurm cluster, in a folder that all nodes see, and what puts them together:
#
#   parts=$(sbatch --parsable slurm.sh)
#   sbatch --dependency=afterany:$parts --ntasks=1 --wrap 'agner merge out'
#
# More parts: sbatch --array=1-20 slurm.sh. If parts have failed, merge says how many points are missing; `scontrol requeue JOB_3`,
# or the same array once more, does those and nothing else.
#SBATCH --job-name=sweep
#SBATCH --array=1-7
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --time=02:00:00
#SBATCH --output=sweep-%A_%a.log
set -euo pipefail
scenario=${SCENARIO:-shop.yaml}
folder=${FOLDER:-out}

# A part runs once at a time: a lock that is there was left by a run that was killed, on another node perhaps.
part=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))
rm -f "$folder/.lock-$part-of-$SLURM_ARRAY_TASK_COUNT"

# Which part of how many: --shard auto reads it in SLURM_ARRAY_TASK_ID and its like.
agner sweep "$scenario" --vary groups.team.agents=10..30 \
  --workers "${SLURM_CPUS_PER_TASK:-1}" --shard auto --quiet -o "$folder"
