namespace Biela.Acceptance.Tests.Stories;

/// <summary>A story begins on a day in a fresh shop, in a Biela of its own.</summary>
public abstract class Story(string day) : IAsyncLifetime
{
    protected Shop Shop { get; private protected set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => Shop = await Shop.Open(day);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
