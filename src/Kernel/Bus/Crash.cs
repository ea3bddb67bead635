using System.Diagnostics;

namespace Biela.Kernel;

/// <summary>
/// Crash points for the kill tests (reliability F01–F03): with <c>BIELA_CRASH_AT=relay.sent:37</c> in the environment the process
/// kills itself, without any clean-up, the 37th time it passes that point. Costs one comparison when nothing is armed.
/// </summary>
public static class Crash
{
    private static readonly string? Armed;
    private static int left;

    static Crash()
    {
        if (Environment.GetEnvironmentVariable("BIELA_CRASH_AT")?.Split(':') is not [var point, var count]) return;
        (Armed, left) = (point, int.Parse(count));
    }

    /// <summary>Dies here if this point is armed and its count is up.</summary>
    public static void Point(string name)
    {
        if (Armed != name || Interlocked.Decrement(ref left) != 0) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal takes a moment, in which nothing may go on.
        self.WaitForExit();
    }
}
