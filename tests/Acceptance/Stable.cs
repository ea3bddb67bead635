using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Biela.Acceptance.Tests.Stable))]

namespace Biela.Acceptance.Tests;

/// <summary>
/// Running Bielas that serve one story after the other, each with a shop of its own, because starting one takes longer than most stories.
/// Whoever counts on an empty one, or looks at its log or its books as a whole, starts it for itself.
/// </summary>
public sealed class Stable : IAsyncDisposable
{
    private static readonly ConcurrentBag<Lent> All = [], Idle = [];

    /// <summary>One that nobody uses at the moment; disposing it gives it back.</summary>
    public static async Task<Biela> Borrow()
    {
        if (Idle.TryTake(out var known)) return known;
        var biela = new Lent();
        All.Add(biela);
        await biela.Restart();
        return biela;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (All.TryTake(out var biela)) await biela.End();
    }

    private sealed class Lent() : Biela(Unlimited)
    {
        public override ValueTask DisposeAsync()
        {
            if (Runs) Idle.Add(this);
            return default;
        }

        public ValueTask End() => base.DisposeAsync();
    }
}
