using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Biela.Fisco.Tests.Seals;

public sealed partial class NfceQrTests
{
    private const string Secret = "SEU-CODIGO-CSC-CONTRIBUINTE-36-CARACTERES", Page = "https://www.homologacao.nfce.fazenda.sp.gov.br/qrcode";
    private static readonly AccessKey Online = TestCertificates.ConsumerKey, Offline = TestCertificates.OfflineKey;
    private static readonly DateOnly Day = new(2026, 11, 2);
    private static readonly Money Total = Money.Of(60.9m);

    [Theory]
    [InlineData("28170800156225000131650110000151341562040824|2|1|1", "DC6AE2C2B9A992BE59679AC365E29922DE6B7511")]
    [InlineData("28170800156225000131650110000151349562040824|2|1|02|60.90|797a4759685578312f5859597a6b7357422b6650523351633530633d|1",
        "4615A93BB0D7C4E780F8D30EE77EDD5BA55C7D66")]
    public void The_hash_of_the_manuals_examples_comes_out(string parameters, string hash) =>
        Assert.Equal($"{parameters}|{hash}", NfceQr.WithHash(parameters, Secret));

    [Fact]
    public void A_digest_is_written_in_the_codes_of_its_letters() =>
        Assert.Equal("797a4759685578312f5859597a6b7357422b6650523351633530633d", NfceQr.Hexadecimal("yzGYhUx1/XYYzksWB+fPR3Qc50c="));

    [Fact]
    public void Version_3_online_is_key_version_and_environment()
    {
        var text = NfceQr.Text(Page, NfceQr.Online(Online, FiscalEnvironment.Homologation));
        Assert.Equal($"{Page}?p={Online.Value}|3|2", text);
        Assert.Matches(V3Online(), text);
    }

    [Fact]
    public void Version_2_follows_the_pattern_of_the_schema()
    {
        Assert.Matches(V2Online(), NfceQr.Text(Page, NfceQr.OnlineV2(Online, FiscalEnvironment.Homologation, 1, Secret)));
        Assert.Matches(V2Offline(), NfceQr.Text(Page, NfceQr.OfflineV2(
            Offline, FiscalEnvironment.Homologation, Day, Total, "yzGYhUx1/XYYzksWB+fPR3Qc50c=", 123456, Secret)));
    }

    [Theory]
    [InlineData("06157250000116", false, "1|06157250000116")]
    [InlineData("52998224725", false, "2|52998224725")]
    [InlineData(null, true, "3|")]
    [InlineData(null, false, "|")]
    public void Version_3_offline_is_signed(string? recipient, bool foreigner, string written)
    {
        var buyer = recipient is null ? (TaxId?)null : TaxId.Parse(recipient);
        var text = NfceQr.Offline(Offline, FiscalEnvironment.Production, Day, Total, buyer, foreigner, TestCertificates.Own);
        var signed = $"{Offline.Value}|3|1|02|60.90|{written}";
        Assert.StartsWith($"{signed}|", text, StringComparison.Ordinal);
        Assert.Matches(V3Offline(), NfceQr.Text(Page, text));
        using var key = TestCertificates.Own.X509.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(
            Encoding.UTF8.GetBytes(signed), Convert.FromBase64String(text[(signed.Length + 1)..]), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public void The_makers_hash_of_the_technical_note_comes_out() => Assert.Equal("aWv6LeEM4X6u4+qBI2OYZ8grigw=",
        Csrt.Hash("G8063VRTNDMO886SFNK5LDUDEI24XJ22YIPO", AccessKey.Parse("41180678393592000146558900000006041028190697")));

    // The patterns of TNFe/infNFeSupl/qrCode in leiauteNFe_v4.00.xsd, PL_010e v1.02.
    [GeneratedRegex(@"^(HTTPS?|https?)://.*\?p=([0-9]{6}[0-9A-Z]{12}[0-9]{16}(1|3|4)[0-9]{9})\|[2]\|[1-2]\|(0|[1-9]{1}([0-9]{1,5})?)\|[A-Fa-f0-9]{40}\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex V2Online();

    [GeneratedRegex(@"^(HTTPS?|https?)://.*\?p=([0-9]{6}[0-9A-Z]{12}[0-9]{16}9[0-9]{9})\|[2]\|[1-2]\|([0]{1}[1-9]{1}|[1-2]{1}[0-9]{1}|[3]{1}[0-1]{1})"
        + @"\|(0|0\.[0-9]{2}|[1-9]{1}[0-9]{0,12}(\.[0-9]{2})?)\|[A-Fa-f0-9]{56}\|(0|[1-9]{1}([0-9]{1,5})?)\|[A-Fa-f0-9]{40}\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex V2Offline();

    [GeneratedRegex(@"^(HTTPS?|https?)://.*\?p=([0-9]{6}[0-9A-Z]{12}[0-9]{16}(1|3|4)[0-9]{9})\|[3]\|[1-2]\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex V3Online();

    [GeneratedRegex(@"^(HTTPS?|https?)://.*\?p=([0-9]{6}[0-9A-Z]{12}[0-9]{16}(9)[0-9]{9})\|[3]\|[1-2]\|([0]{1}[1-9]{1}|[1-2]{1}[0-9]{1}|[3]{1}[0-1]{1})"
        + @"\|(0|0\.[0-9]{2}|[1-9]{1}[0-9]{0,12}(\.[0-9]{2})?)\|((1|2|3)?)\|((([0-9A-Z]{12}[0-9]{2})|([0-9]{11}))?)\|([a-zA-Z0-9+/]+[=]{0,2})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex V3Offline();
}
