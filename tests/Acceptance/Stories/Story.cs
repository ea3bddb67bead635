namespace Biela.Acceptance.Tests.Stories;

/// <summary>A story begins on a day in a fresh shop, in a Biela of its own.</summary>
public abstract class Story(string day) : IAsyncLifetime
{
    protected Shop Shop { get; private protected set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => Shop = await Open(day);

    /// <summary>The shop of the story, on the topology it is told on: one process unless a subclass says otherwise.</summary>
    protected virtual Task<Shop> Open(string day, params (string Name, string Value)[] environment) => Shop.Open(day, environment);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
