using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>Whether something else answers: what is asked again and again is logged when that changes, not each time.</summary>
internal sealed class Presence(string name, ILogger log)
{
    private int away;

    public bool Away => Volatile.Read(ref away) == 1;

    public void Lost(Exception because)
    {
        if (Interlocked.Exchange(ref away, 1) == 0) log.LogWarning(because, "{Name} does not answer; it is asked until it does", name);
    }

    public void Back()
    {
        if (Interlocked.Exchange(ref away, 0) == 1) log.LogInformation("{Name} is back", name);
    }
}
