namespace Biela.Acceptance.Tests.Stories;

/// <summary>A story begins on a day in a fresh shop.</summary>
public abstract class Story(string day) : IAsyncLifetime
{
    protected Shop Shop { get; private protected set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => Shop = await Open(day);

    /// <summary>The shop of the story, on the topology it is told on: one process unless a subclass says otherwise.</summary>
    protected virtual async Task<Shop> Open(string day) => await (await Stable.Borrow()).Open(day);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
