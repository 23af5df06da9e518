// The practical limit: W1, W2 and W3 of docs/benchmarks.md in C. Indexed binary heap with true removal, abandonment as
// events, sfc32 and ziggurats, per-queue and per-group statistics by half hour, wait histograms. The bench builds it.
//   gcc -O3 -march=native limit.c -o limit -lm;  ./limit WORKLOAD CONTACTS [SEED]   -> one line of JSON, cpuNs = CPU
//   time per contact
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
typedef unsigned u32;
typedef long long i64;
#define I53 1.1102230246251565e-16
#define I32F 2.3283064365386963e-10
typedef struct {
  u32 a, b, c, d;
} Rng;
static inline u32 nx(Rng *g) {
  u32 b = g->b, c = g->c, d = g->d;
  u32 t = g->a + b + d;
  g->d = d + 1;
  g->a = b ^ (b >> 9);
  g->b = c + (c << 3);
  g->c = ((c << 21) | (c >> 11)) + t;
  return t;
}
static void seedr(Rng *g, u32 k) {
  g->a = k * 2654435761u;
  g->b = k * 40503u + 1;
  g->c = 0x9e3779b9u ^ k;
  g->d = 1;
  for (int i = 0; i < 15; i++)
    nx(g);
}
static double EX[257], ER[256], NXT[257], NR[256];
static void zigInit(void) {
  {
    double r = 7.69711747013104972, v = 0.0039496598225815571993;
    EX[0] = v * exp(r);
    EX[1] = r;
    EX[256] = 0;
    for (int i = 2; i < 256; i++)
      EX[i] = -log(v / EX[i - 1] + exp(-EX[i - 1]));
    for (int i = 0; i < 256; i++)
      ER[i] = EX[i + 1] / EX[i];
  }
  {
    double r = 3.6541528853610088, v = 0.00492867323399;
    double f0 = exp(-0.5 * r * r);
    NXT[0] = v / f0;
    NXT[1] = r;
    NXT[256] = 0;
    for (int i = 2; i < 256; i++)
      NXT[i] = sqrt(-2 * log(v / NXT[i - 1] + exp(-0.5 * NXT[i - 1] * NXT[i - 1])));
    for (int i = 0; i < 256; i++)
      NR[i] = NXT[i + 1] / NXT[i];
  }
}
static inline double zigExp(Rng *g) {
  for (;;) {
    u32 h = nx(g), l = nx(g);
    int i = l & 255;
    double u = ((double)h * 2097152.0 + (l >> 11)) * I53;
    double x = u * EX[i];
    if (__builtin_expect(u < ER[i], 1))
      return x;
    if (i == 0)
      return 7.69711747013104972 - log(1 - nx(g) * I32F);
    double f0 = exp(x - EX[i]), f1 = exp(x - EX[i + 1]);
    if (f1 + nx(g) * I32F * (f0 - f1) < 1)
      return x;
  }
}
static inline double zigN(Rng *g) {
  for (;;) {
    int h = (int)nx(g);
    u32 l = nx(g);
    int i = l & 255;
    double u = ((double)h * 2097152.0 + (l >> 11)) * 2.220446049250313e-16;
    double x = u * NXT[i];
    if (__builtin_expect(fabs(u) < NR[i], 1))
      return x;
    if (i == 0) {
      double a, b;
      do {
        a = -log(1 - nx(g) * I32F) / 3.6541528853610088;
        b = -log(1 - nx(g) * I32F);
      } while (b + b < a * a);
      return u < 0 ? -(3.6541528853610088 + a) : 3.6541528853610088 + a;
    }
    double f0 = exp(-0.5 * (NXT[i] * NXT[i] - x * x)), f1 = exp(-0.5 * (NXT[i + 1] * NXT[i + 1] - x * x));
    if (f1 + nx(g) * I32F * (f0 - f1) < 1)
      return x;
  }
}

#define MAXS 65536
#define MAXH (4000 + MAXS)
#define NIV 48
#define NH 1024
static double keys[MAXH + 4];
static int vals[MAXH + 4], pos[MAXH + 4];
static int hsize;
static inline void up(int val, double key, int i) {
  while (i > 1) {
    int p = i >> 1;
    double pk = keys[p];
    if (key >= pk)
      break;
    int pv = vals[p];
    keys[i] = pk;
    vals[i] = pv;
    pos[pv] = i;
    i = p;
  }
  keys[i] = key;
  vals[i] = val;
  pos[val] = i;
}
static inline void down(int val, double key, int i, int n) {
  int half = n >> 1;
  while (i <= half) {
    int c = 2 * i;
    c += keys[c + 1] < keys[c];
    double ck = keys[c];
    if (ck >= key)
      break;
    int cv = vals[c];
    keys[i] = ck;
    vals[i] = cv;
    pos[cv] = i;
    i = c;
  }
  keys[i] = key;
  vals[i] = val;
  pos[val] = i;
}
static inline void hpush(int val, double key) { up(val, key, ++hsize); }
static inline void hpop(void) {
  int n = hsize--;
  double key = keys[n];
  int val = vals[n];
  keys[n] = INFINITY;
  if (n > 1)
    down(val, key, 1, n - 1);
}
static inline void hremove(int val) {
  int i = pos[val];
  int n = hsize--;
  double key = keys[n];
  int v = vals[n];
  keys[n] = INFINITY;
  if (i == n)
    return;
  if (i > 1 && key < keys[i >> 1])
    up(v, key, i);
  else
    down(v, key, i, n - 1);
}
// model
static int Q, G, A;
static double meanIA[8], meanPat[8], mu[8], sg[8], meanSvc[8];
static int svcKind;
static int prio[8];
static int qgOff[9], qg[64];
static int gqOff[33], gq[64];
static int agentGroup[4000], idleNext[4000], idlePrev[4000];
static double idleSince[4000], svcStart[4000];
static int agentQ[4000];
static int idleHead[32], idleTail[32];
static int qHead[8], qTail[8], qLen[8];
static double slotT[MAXS];
static int slotN[MAXS], slotP[MAXS], slotQ[MAXS];
static int freeHead;
static int busy[32];
static double lastB[32];
static double areaB[NIV * 32];
static double areaQ[NIV * 8], lastQ[8];
static double offered[NIV * 8], answered[NIV * 8], inSL[NIV * 8], aband[NIV * 8], sumW[NIV * 8], sumWA[NIV * 8],
    sumH[NIV * 32], handled[NIV * 32];
static double hist[8 * NH];
static double maxW[8];
static Rng ra[8], rp[8], rs[8];
static inline int hidx(double w) {
  union {
    double d;
    i64 i;
  } u;
  u.d = w;
  int hi = (int)(u.i >> 32);
  int k = (hi >> 15) - ((1023 - 10) << 5);
  return k < 0 ? 0 : k >= NH ? NH - 1 : k;
}
static inline double svc(int q) {
  return svcKind == 0 ? zigExp(&rs[q]) * meanSvc[q] : exp(mu[q] + sg[q] * zigN(&rs[q]));
}
static i64 nEvents;
static u32 seed0 = 0;
static void simulate(double tEnd, double SLT) {
  double ivLen = 1800, ivEnd = ivLen;
  int iv = 0;
  int QA = Q + A;
  i64 ev = 0;
  for (;;) {
    int h = vals[1];
    double t = keys[1];
    if (__builtin_expect(t >= ivEnd, 0)) {
      if (ivEnd >= tEnd)
        break;
      for (int g = 0; g < G; g++) {
        areaB[iv * G + g] += busy[g] * (ivEnd - lastB[g]);
        lastB[g] = ivEnd;
      }
      for (int q = 0; q < Q; q++) {
        areaQ[iv * Q + q] += qLen[q] * (ivEnd - lastQ[q]);
        lastQ[q] = ivEnd;
      }
      ivEnd += ivLen;
      iv = iv + 1 == NIV ? 0 : iv + 1;
      continue;
    }
    ev++;
    if (h < Q) {
      int q = h;
      down(h, t + zigExp(&ra[q]) * meanIA[q], 1, hsize);
      int o = iv * Q + q;
      offered[o]++;
      int best = -1;
      double bt = INFINITY;
      for (int i = qgOff[q]; i < qgOff[q + 1]; i++) {
        int a = idleHead[qg[i]];
        if (a >= 0 && idleSince[a] < bt) {
          bt = idleSince[a];
          best = a;
        }
      }
      if (best >= 0) {
        int a = best, g = agentGroup[a];
        int nxa = idleNext[a];
        idleHead[g] = nxa;
        if (nxa >= 0)
          idlePrev[nxa] = -1;
        else
          idleTail[g] = -1;
        areaB[iv * G + g] += busy[g] * (t - lastB[g]);
        lastB[g] = t;
        busy[g]++;
        answered[o]++;
        inSL[o]++;
        hist[q * NH]++;
        svcStart[a] = t;
        agentQ[a] = q;
        hpush(Q + a, t + svc(q));
      } else {
        int s = freeHead;
        freeHead = slotN[s];
        slotT[s] = t;
        slotQ[s] = q;
        int tl = qTail[q];
        slotP[s] = tl;
        slotN[s] = -1;
        if (tl >= 0)
          slotN[tl] = s;
        else
          qHead[q] = s;
        qTail[q] = s;
        areaQ[o] += qLen[q] * (t - lastQ[q]);
        lastQ[q] = t;
        qLen[q]++;
        hpush(QA + s, t + zigExp(&rp[q]) * meanPat[q]);
      }
    } else if (h < QA) {
      int a = h - Q, g = agentGroup[a];
      int go = iv * G + g;
      handled[go]++;
      sumH[go] += t - svcStart[a];
      int bs = -1, bp = 1 << 30;
      double bt = INFINITY;
      for (int i = gqOff[g]; i < gqOff[g + 1]; i++) {
        int q = gq[i];
        int s = qHead[q];
        if (s >= 0) {
          int p = prio[q];
          if (p < bp || (p == bp && slotT[s] < bt)) {
            bp = p;
            bt = slotT[s];
            bs = s;
          }
        }
      }
      if (bs >= 0) {
        int q = slotQ[bs];
        int o = iv * Q + q;
        int nn = slotN[bs];
        qHead[q] = nn;
        if (nn >= 0)
          slotP[nn] = -1;
        else
          qTail[q] = -1;
        areaQ[o] += qLen[q] * (t - lastQ[q]);
        lastQ[q] = t;
        qLen[q]--;
        slotN[bs] = freeHead;
        freeHead = bs;
        double w = t - bt;
        answered[o]++;
        if (w <= SLT)
          inSL[o]++;
        sumW[o] += w;
        if (w > maxW[q])
          maxW[q] = w;
        hist[q * NH + hidx(w)]++;
        svcStart[a] = t;
        agentQ[a] = q;
        down(h, t + svc(q), 1, hsize);
        hremove(QA + bs);
      } else {
        hpop();
        int tl = idleTail[g];
        idlePrev[a] = tl;
        idleNext[a] = -1;
        if (tl >= 0)
          idleNext[tl] = a;
        else
          idleHead[g] = a;
        idleTail[g] = a;
        idleSince[a] = t;
        areaB[go] += busy[g] * (t - lastB[g]);
        lastB[g] = t;
        busy[g]--;
      }
    } else {
      int s = h - QA;
      int q = slotQ[s];
      hpop();
      int o = iv * Q + q;
      int pv = slotP[s], nn = slotN[s];
      if (pv >= 0)
        slotN[pv] = nn;
      else
        qHead[q] = nn;
      if (nn >= 0)
        slotP[nn] = pv;
      else
        qTail[q] = pv;
      areaQ[o] += qLen[q] * (t - lastQ[q]);
      lastQ[q] = t;
      qLen[q]--;
      aband[o]++;
      sumWA[o] += t - slotT[s];
      slotN[s] = freeHead;
      freeHead = s;
    }
  }
  nEvents = ev;
}
static void setup(int w) {
  zigInit();
  if (w == 1) {
    Q = 1;
    G = 1;
    A = 100;
    meanIA[0] = 240.0 / 100;
    meanPat[0] = 180;
    meanSvc[0] = 240;
    svcKind = 0;
    prio[0] = 0;
    qgOff[0] = 0;
    qgOff[1] = 1;
    qg[0] = 0;
    gqOff[0] = 0;
    gqOff[1] = 1;
    gq[0] = 0;
    for (int a = 0; a < A; a++)
      agentGroup[a] = 0;
  } else { // W2; W3 is the same center ten times as large
    int scale = w == 3 ? 10 : 1;
    double rate[5] = {0.35, 0.30, 0.25, 0.20, 0.15};
    Q = 5;
    G = 10;
    A = 300 * scale;
    svcKind = 1;
    double cv = 1.2, s2 = log(1 + cv * cv);
    for (int q = 0; q < Q; q++) {
      meanIA[q] = 1 / (rate[q] * scale);
      meanPat[q] = 120;
      sg[q] = sqrt(s2);
      mu[q] = log(240.0) - s2 / 2;
      prio[q] = q < 2 ? 0 : 1;
    }
    int g = 0, k = 0;
    for (int i = 0; i < 5; i++)
      for (int j = i + 1; j < 5; j++) {
        gqOff[g] = k;
        gq[k++] = i;
        gq[k++] = j;
        g++;
      }
    gqOff[g] = k;
    int m = 0;
    for (int q = 0; q < 5; q++) {
      qgOff[q] = m;
      for (int gg = 0; gg < 10; gg++)
        if (gq[2 * gg] == q || gq[2 * gg + 1] == q)
          qg[m++] = gg;
    }
    qgOff[5] = m;
    for (int a = 0; a < A; a++)
      agentGroup[a] = a / (30 * scale);
  }
  for (int i = 0; i < MAXH + 4; i++)
    keys[i] = INFINITY;
  hsize = 0;
  for (int g = 0; g < G; g++) {
    idleHead[g] = idleTail[g] = -1;
  }
  for (int a = 0; a < A; a++) {
    int g = agentGroup[a];
    int tl = idleTail[g];
    idlePrev[a] = tl;
    idleNext[a] = -1;
    if (tl >= 0)
      idleNext[tl] = a;
    else
      idleHead[g] = a;
    idleTail[g] = a;
    idleSince[a] = 0;
  }
  for (int q = 0; q < Q; q++) {
    qHead[q] = qTail[q] = -1;
    seedr(&ra[q], 100 + q + seed0);
    seedr(&rp[q], 200 + q + seed0);
    seedr(&rs[q], 300 + q + seed0);
  }
  for (int s = 0; s < MAXS; s++)
    slotN[s] = s + 1 < MAXS ? s + 1 : -1;
  freeHead = 0;
  for (int q = 0; q < Q; q++)
    hpush(q, zigExp(&ra[q]) * meanIA[q]);
}
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}
static double tot(double *x, int n) {
  double s = 0;
  for (int i = 0; i < n; i++)
    s += x[i];
  return s;
}
int main(int c, char **v) {
  int w = atoi(v[1]);
  double contacts = atof(v[2]);
  if (c > 3)
    seed0 = 1000 * atoi(v[3]);
  setup(w);
  double rate = 0;
  for (int q = 0; q < Q; q++)
    rate += 1 / meanIA[q];
  double tEnd = ceil(contacts / rate / 1800) * 1800;
  struct rusage r0;
  getrusage(RUSAGE_SELF, &r0);
  double t0 = now();
  simulate(tEnd, 20);
  double el = now() - t0;
  struct rusage ru;
  getrusage(RUSAGE_SELF, &ru);
  double cpu = (ru.ru_utime.tv_sec - r0.ru_utime.tv_sec) + 1e-6 * (ru.ru_utime.tv_usec - r0.ru_utime.tv_usec) +
               (ru.ru_stime.tv_sec - r0.ru_stime.tv_sec) + 1e-6 * (ru.ru_stime.tv_usec - r0.ru_stime.tv_usec);
  double off = tot(offered, NIV * Q), ans = tot(answered, NIV * Q);
  printf("{\"impl\":\"C\",\"w\":%d,\"offered\":%.0f,\"answered\":%.0f,\"abandoned\":%.0f,\"pAb\":%.6f,\"SL\":%.6f,"
         "\"ASA\":%.5f,\"occ\":%.6f,\"events\":%lld,\"sec\":%.4f,\"contactsPerS\":%.0f,\"nsPerContact\":%.2f,\"cpuNs\":"
         "%.2f,\"rssMB\":%.1f}\n",
         w, off, ans, tot(aband, NIV * Q), tot(aband, NIV * Q) / off, tot(inSL, NIV * Q) / off,
         tot(sumW, NIV * Q) / ans, tot(areaB, NIV * G) / A / tEnd, nEvents, el, off / el, el / off * 1e9,
         cpu / off * 1e9, ru.ru_maxrss / 1024.0);
}
