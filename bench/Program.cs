using System.Globalization;
using Biela.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int approvals = 200, events = 5_000;
Console.WriteLine($"{Environment.ProcessorCount} CPUs, load {Machine.Load()}");
if (args is ["--services"])
{
    await new SideBySide(Of("BIELA_BENCH_POSTGRES"), Of("BIELA_BENCH_RABBIT")).Measure();
    return;
}
if (args is ["--notes"])
{
    Notes.Measure();
    return;
}
var orders = args is ["--orders", var wanted] ? int.Parse(wanted) : 10_000;
var data = Directory.CreateTempSubdirectory("biela-bench").FullName;
try
{
    var (empty, chain) = (await Approvals.Measure(data, stored: 0, approvals), await Chain.Measure(data, "in-process", events));
    var plain = await Plain.Measure(events);
    Report("fresh", empty, chain);
    Console.WriteLine($"the same rows by plain SQLite transactions: {plain:N0} events/s; the chain makes {chain.PerSecond / plain:P0} of that");
    if (orders == 0) return;
    var (full, loaded) = (await Approvals.Measure(data, orders, approvals), await Chain.Measure(data, "in-process", events));
    Report($"{orders} orders stored", full, loaded);
    Console.WriteLine($"change: p95 {full.Of(0.95) / empty.Of(0.95) - 1:+0%;-0%}, events/s {loaded.PerSecond / chain.PerSecond - 1:+0%;-0%}; load {Machine.Load()}");
}
finally { Directory.Delete(data, recursive: true); }

static string Of(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; bench/run sets it.");

static void Report(string when, Latencies approved, Rate chain) => Console.WriteLine(
    $"{when}: approval to reserved, receivable and released p50 {approved.Of(0.5):0} ms, p95 {approved.Of(0.95):0} ms, p99 {approved.Of(0.99):0} ms; " +
    $"chain {chain.PerSecond:N0} events/s, one alone p95 {chain.Took.Of(0.95):0} ms");
