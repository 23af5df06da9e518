#!/bin/bash
# A sweep in seven parts on a Slurm cluster, in a folder that all nodes see:
#
#   parts=$(sbatch --parsable slurm.sh)
#   sbatch --dependency=afterok:$parts --ntasks=1 --wrap 'agner merge out'
#
# More or fewer parts: sbatch --array=1-20 slurm.sh. A part that was ended before its time does what is missing when it is
# submitted again: sbatch --array=4,6 would be other parts, so submit the whole array; parts that are done end at once.
#SBATCH --job-name=sweep
#SBATCH --array=1-7
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --time=02:00:00
#SBATCH --output=sweep-%A_%a.log
set -euo pipefail

# Which part of how many is in SLURM_ARRAY_TASK_ID and its like.
agner sweep "${SCENARIO:-shop.yaml}" \
  --vary groups.team.agents=10..30 \
  --workers "${SLURM_CPUS_PER_TASK:-1}" \
  --shard auto --quiet -o "${FOLDER:-out}"
