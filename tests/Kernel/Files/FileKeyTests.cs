namespace Biela.Kernel.Tests.Stores;

public sealed class FileKeyTests
{
    private static readonly Tenant Shop = Of(Guid.CreateVersion7());

    [Fact]
    public void A_key_names_the_organization_and_the_instant_and_nothing_a_client_said()
    {
        var key = FileKey.New(Shop, "orders", new(2026, 1, 12, 9, 30, 5, 7, TimeSpan.FromHours(-3)));
        Assert.Matches($"^companies/{Shop.Id}/orders/20260112T123005007Z-[0-9a-f]{{32}}$", key.Value);
        Assert.Equal(key, FileKey.Of(key.Value));
    }

    [Fact]
    public void No_two_are_the_same_and_none_belongs_to_nobody()
    {
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => FileKey.New(Shop, "orders", DateTimeOffset.UnixEpoch)).Distinct().Count());
        Assert.Throws<InvalidOperationException>(() => FileKey.New(Of(Guid.Empty), "orders", DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("../"), InlineData("..\\"), InlineData("Orders"), InlineData("or/ders"), InlineData(""), InlineData("orders\n"), InlineData("órdens")]
    public void A_category_is_a_word(string category) =>
        Assert.Throws<FormatException>(() => FileKey.New(Shop, category, DateTimeOffset.UnixEpoch));

    [Fact]
    public void Whatever_is_added_to_a_key_it_is_none_any_more()
    {
        var key = FileKey.New(Shop, "orders", DateTimeOffset.UnixEpoch).Value;
        string[] wrong = [key + "\n", key + "\0", key + "/", "/" + key, "../" + key, key + "/../x", key.ToUpperInvariant(), key.Replace('/', '\\'), ""];
        foreach (var text in wrong)
            Assert.False(FileKey.TryOf(text, out _), text);
    }

    [Theory]
    [InlineData("FFD8FFE000104A464946000101000001", "image/jpeg"), InlineData("89504E470D0A1A0A0000000D49484452", "image/png")]
    [InlineData("52494646242000005745425056503820", "image/webp"), InlineData("00000018667479706D70343200000000", null)]
    [InlineData("00000018667479706865696300000000", "image/heic"), InlineData("255044462D312E370A25E2E3CFD30A31", "application/pdf")]
    [InlineData("3C68746D6C3E3C7363726970743E3C2F", null), InlineData("3C3F786D6C2076657273696F6E3D2231", null), InlineData("3C7376672078", null)]
    [InlineData("4D5A900003", null), InlineData("504B0304140000000800", null), InlineData("FFD8", null), InlineData("", null)]
    public void A_file_is_what_its_first_bytes_say(string hex, string? type) =>
        Assert.Equal(type, Media.Sniff(Convert.FromHexString(hex)));

    private static Tenant Of(Guid id)
    {
        var tenant = new Tenant();
        tenant.Become(id);
        return tenant;
    }
}
