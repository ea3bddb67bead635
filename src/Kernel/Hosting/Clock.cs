using System.Globalization;

namespace Biela.Kernel;

/// <summary>
/// A clock that stands where a file says: the file holds the difference to the machine's clock, e.g. <c>-30.00:00:00</c>.
/// Demonstrations and acceptance stories travel with it, across all processes at once; timers keep running in real time.
/// </summary>
public sealed class TravelClock(string file) : TimeProvider
{
    private volatile Reading last = new(default, default);

    /// One value for both, so that who reads late never leaves an old difference under a new time.
    private sealed record Reading(DateTime Written, TimeSpan Difference);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var (reading, written) = (last, File.GetLastWriteTimeUtc(file));
        if (written != reading.Written && TimeSpan.TryParse(ReadShared(), CultureInfo.InvariantCulture, out var found)) last = reading = new(written, found);
        return base.GetUtcNow() + reading.Difference;
    }

    private string ReadShared()
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
