using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>Whether something else answers: what is asked until it does is logged when that changes, not each time.</summary>
internal sealed class Presence(string name, ILogger log)
{
    private string? wrong;

    public bool Away => Volatile.Read(ref wrong) is not null;

    public void Lost(Exception because, string how = "does not answer")
    {
        if (Interlocked.Exchange(ref wrong, how) != how) log.LogWarning(because, "{Name} {How}; it is asked until it does", name, how);
    }

    public void Back()
    {
        if (Interlocked.Exchange(ref wrong, null) is not null) log.LogInformation("{Name} is back", name);
    }
}
