namespace Biela.Fisco.Tests.Seals;

public sealed class ServiceIdTests
{
    [Fact]
    public void A_DPS_is_identified_by_city_provider_series_and_number()
    {
        var id = DpsId.Compose(3550308, TestCertificates.Lettered, 1, 42);
        Assert.Equal("DPS3550308212ABC34501DE3500001000000000000042", id.Value);
        Assert.Equal((3550308, "12ABC34501DE35", 1, 42L), (id.City, id.Provider.Value, id.Series, id.Number));
        Assert.Equal(id, DpsId.Parse(id.Value));
    }

    [Fact]
    public void A_persons_number_is_padded()
    {
        var id = DpsId.Compose(3550308, TestCertificates.Person, 99999, 1);
        Assert.Equal("DPS355030810005299822472599999000000000000001", id.Value);
        Assert.Equal((TaxId)TestCertificates.Person, id.Provider);
    }

    [Theory]
    [InlineData("DPS355030820615725000011600001000000000000000", "no number")]
    [InlineData("DPS355030820615725000011700001000000000000001", "wrong check digit")]
    [InlineData("DPS355030830615725000011600001000000000000001", "no such kind of taxpayer")]
    [InlineData("DPS355030810615725000011600001000000000000001", "a company as a person")]
    [InlineData("DPS35503082061572500001160000100000000000001", "44 characters")]
    public void What_identifies_no_DPS_is_refused(string text, string reason) => Assert.False(DpsId.TryParse(text, out _), reason);

    [Theory]
    [InlineData("35503082243568174000168000000000009826065650835650", 3550308, 98, "2026-06-01")]
    [InlineData("35503081223412247000110000000600272226088748364133", 3550308, 6002722, "2026-08-01")]
    public void A_key_of_an_NFSe_tells_its_parts(string text, int city, long number, string month)
    {
        var key = NfseKey.Parse(text);
        Assert.Equal((city, number, DateOnly.Parse(month)), (key.City, key.Number, key.Month));
        Assert.Equal(text[9..23], key.Provider.Value);
        Assert.Equal(key, NfseKey.Parse(key.Id));
    }

    [Theory]
    [InlineData("35503082243568174000168000000000009826065650835651", "wrong check digit")]
    [InlineData("3550308224356817400016800000000000982606565083565", "49 characters")]
    public void What_is_no_key_of_an_NFSe_is_refused(string text, string reason) => Assert.False(NfseKey.TryParse(text, out _), reason);

    [Fact]
    public void A_key_of_an_NFSe_may_hold_letters_where_the_company_is()
    {
        var start = "35503082212ABC34501DE3500000000000422611123456789";
        Assert.Equal(TestCertificates.Lettered.Value, NfseKey.Parse($"{start}{Modulo11.Digit(start)}").Provider.Value);
    }
}
