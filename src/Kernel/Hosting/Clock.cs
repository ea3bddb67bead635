using System.Globalization;

namespace Biela.Kernel;

/// <summary>
/// A clock that stands where a file says: the file holds the difference to the machine's clock, e.g. <c>-30.00:00:00</c>.
/// Demonstrations and acceptance stories travel with it, across all processes at once; timers keep running in real time.
/// </summary>
public sealed class TravelClock(string file) : TimeProvider
{
    private DateTime read;
    private TimeSpan offset;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var written = File.GetLastWriteTimeUtc(file);
        if (written != read && TimeSpan.TryParse(ReadShared(), CultureInfo.InvariantCulture, out var found)) (offset, read) = (found, written);
        return base.GetUtcNow() + offset;
    }

    private string ReadShared()
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
