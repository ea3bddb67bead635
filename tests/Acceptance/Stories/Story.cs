namespace Biela.Acceptance.Tests.Stories;

/// <summary>A story begins on a day in a fresh shop.</summary>
public abstract class Story(string day) : IAsyncLifetime
{
    protected Shop Shop { get; private protected set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => Shop = await (await Running()).Open(day);

    /// <summary>What the story is told on: one process on SQLite unless a subclass says otherwise.</summary>
    protected virtual Task<Biela> Running() => Stable.Borrow();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
