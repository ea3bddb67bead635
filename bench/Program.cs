using System.Globalization;
using Biela.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--drain"])
{
    await Drained();
    return;
}
var orders = args is ["--orders", var wanted] ? int.Parse(wanted) : 10_000;
const int approvals = 200, events = 5_000;
var data = Directory.CreateTempSubdirectory("biela-bench").FullName;
try
{
    Console.WriteLine($"{Environment.ProcessorCount} CPUs, load {Machine.Load()}");
    var (empty, chain) = (await Shop.Approve(data, preload: 0, approvals), await Chain.Measure(data, events));
    var plain = await Plain.Measure(events);
    Report("fresh", empty, chain);
    Console.WriteLine($"the same rows by plain SQLite transactions: {plain:N0} events/s; the chain makes {chain / plain:P0} of that");
    await Drained();
    if (orders == 0) return;
    var (full, loaded) = (await Shop.Approve(data, orders, approvals), await Chain.Measure(data, events));
    Report($"{orders} orders stored", full, loaded);
    Console.WriteLine($"change: p95 {full.Of(0.95) / empty.Of(0.95) - 1:+0%;-0%}, events/s {loaded / chain - 1:+0%;-0%}; load {Machine.Load()}");
}
finally { Directory.Delete(data, recursive: true); }

// A database of the operator's choice, which this fills: BIELA_BENCH_POSTGRES, and BIELA_BENCH_RABBIT for a broker beside it.
static async Task Drained()
{
    const int count = 20_000;
    if (Environment.GetEnvironmentVariable("BIELA_BENCH_POSTGRES") is not { } storage) return;
    Console.WriteLine($"relay over postgres: {await Drain.Measure(storage, "postgres", count):N0} events/s");
    if (Environment.GetEnvironmentVariable("BIELA_BENCH_RABBIT") is not { } broker) return;
    Console.WriteLine($"relay over RabbitMQ: {await Drain.Measure(storage, broker, count):N0} events/s");
}

static void Report(string when, Latencies approved, double chain) => Console.WriteLine(
    $"{when}: approval to reserved, receivable and released p50 {approved.Of(0.5):0} ms, p95 {approved.Of(0.95):0} ms, p99 {approved.Of(0.99):0} ms; " +
    $"chain {chain:N0} events/s");
