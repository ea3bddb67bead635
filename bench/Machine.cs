namespace Biela.Bench;

/// <summary>Times in milliseconds.</summary>
internal sealed class Latencies(IEnumerable<double> times)
{
    private readonly double[] sorted = [.. times.Order()];

    /// <summary>The smallest time that this share of all does not exceed.</summary>
    public double Of(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}

/// <summary>What else keeps the machine busy makes every number worse; it is printed beside them.</summary>
internal static class Machine
{
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
