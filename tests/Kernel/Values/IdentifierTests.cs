using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Kernel.Tests.Values;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("529.982.247-25")]
    [InlineData("111.444.777-35")]
    [InlineData("123.456.789-09")]
    [InlineData("900.100.200-55")] // A01
    [InlineData("808.707.606-02")]
    public void A_CPF_is_kept_as_digits_and_shown_with_its_points(string text)
    {
        var cpf = Cpf.Parse(text);

        Assert.Equal(text.Replace(".", "").Replace("-", ""), cpf.Value);
        Assert.Equal(text, cpf.ToString());
        Assert.Equal(cpf, Cpf.Parse(cpf.Value));
    }

    [Fact]
    public void A_masked_CPF_hides_its_ends() => Assert.Equal("***.982.247-**", Cpf.Parse("52998224725").Masked);

    [Theory]
    [InlineData("529.982.247-26")]
    [InlineData("529.982.247-35")]
    [InlineData("111.111.111-11")]
    [InlineData("000.000.000-00")]
    [InlineData("5299822472")]
    [InlineData("052998224725")]
    [InlineData("5299822472A")]
    [InlineData("٥٢٩٩٨٢٢٤٧٢٥")]
    [InlineData("")]
    [InlineData(null)]
    public void A_wrong_CPF_is_refused(string? text)
    {
        Assert.False(Cpf.TryParse(text, out _));
        Assert.Contains("CPF", Assert.Throws<FormatException>(() => Cpf.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12ABC34501DE", 35)] // the example of IN RFB 2.229/2024
    [InlineData("112223330001", 81)]
    [InlineData("114447770001", 61)]
    [InlineData("A1B2C3D40001", 93)]
    [InlineData("11222333000A", 96)]
    [InlineData("451129089871", 32)] // A01
    public void A_CNPJ_may_have_letters(string characters, int digits)
    {
        Assert.Equal($"{characters}{digits}", Cnpj.Parse($"{characters}{digits}").Value);
        Assert.Equal($"{characters}{digits}", Cnpj.Parse($" {characters.ToLowerInvariant()}-{digits} ").Value);
        Assert.All(Enumerable.Range(0, 100).Where(other => other != digits), other => Assert.False(Cnpj.TryParse($"{characters}{other:00}", out _)));
    }

    [Theory]
    [InlineData("12.ABC.345/01DE-35")]
    [InlineData("45.112.908/9871-32")]
    public void A_CNPJ_is_shown_with_its_points(string text) => Assert.Equal(text, Cnpj.Parse(text).ToString());

    [Theory]
    [InlineData("00000000000000")]
    [InlineData("1122233300018")]
    [InlineData("12ABC34501DEA5")]
    [InlineData("12ÁBC34501DE35")]
    [InlineData("12ABC34501DE3\n")]
    [InlineData("12_BC34501DE35")]
    public void A_wrong_CNPJ_is_refused(string text) => Assert.False(Cnpj.TryParse(text, out _));

    [Theory]
    [InlineData("3526071122233300018155001000000042112345678", 6)]
    [InlineData("35260712ABC34501DE3555001000000042112345678", 7)]
    public void The_key_of_an_NFe_has_the_same_check_digit(string key, int digit) => Assert.Equal(digit, Modulo11.Digit(key));

    [Fact]
    public void Any_changed_check_digit_of_a_CPF_is_noticed() => Prop.ForAll(Texts("0123456789", 9), root => ChangesAreNoticed<Cpf>(root, 11))
        .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Any_changed_check_digit_of_a_CNPJ_is_noticed() =>
        Prop.ForAll(Texts("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12), root => ChangesAreNoticed<Cnpj>(root, 9)).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_tax_number_is_a_CPF_or_a_CNPJ()
    {
        var (person, company) = (TaxId.Parse("529.982.247-25"), TaxId.Parse("12.abc.345/01de-35"));

        Assert.False(person.IsCompany);
        Assert.True(company.IsCompany);
        Assert.Equal("529.982.247-25", person.ToString());
        Assert.Equal("***.982.247-**", person.Masked);
        Assert.Equal("12.ABC.345/01DE-35", company.ToString());
        Assert.Equal("12.ABC.345/01DE-35", company.Masked);
        Assert.Equal(company, Cnpj.Parse("12ABC34501DE35"));
        Assert.False(TaxId.TryParse("529.982.247-26", out _));
    }

    [Theory]
    [InlineData("ABC1234", "ABC1234", "ABC-1234")]
    [InlineData("abc-1234", "ABC1234", "ABC-1234")]
    [InlineData(" abc 1d23 ", "ABC1D23", "ABC1D23")]
    public void A_plate_is_old_or_Mercosul(string text, string value, string shown)
    {
        Assert.Equal(value, Plate.Parse(text).Value);
        Assert.Equal(shown, Plate.Parse(text).ToString());
    }

    [Theory]
    [InlineData("AB11234")]
    [InlineData("ABCD234")]
    [InlineData("ABC12D4")]
    [InlineData("ABC1234\n")]
    [InlineData("ABC12345")]
    [InlineData("ABÇ1234")]
    public void A_wrong_plate_is_refused(string text) => Assert.False(Plate.TryParse(text, out _));

    [Theory]
    [InlineData("(37) 99123-4567", "5537991234567", "(37) 99123-4567")]
    [InlineData("+55 37 99123-4567", "5537991234567", "(37) 99123-4567")]
    [InlineData("3732221234", "553732221234", "(37) 3222-1234")]
    [InlineData("55 3222-1234", "555532221234", "(55) 3222-1234")] // area code 55
    [InlineData("55991234567", "5555991234567", "(55) 99123-4567")]
    public void A_phone_is_kept_with_country_and_area_code(string text, string value, string shown)
    {
        var phone = Phone.Parse(text);

        Assert.Equal(value, phone.Value);
        Assert.Equal($"+{value}", phone.E164);
        Assert.Equal(shown, phone.ToString());
        Assert.Equal(phone, Phone.Parse(phone.E164));
    }

    [Theory]
    [InlineData("99123-4567")]
    [InlineData("(30) 99123-4567")]
    [InlineData("(37) 89123-4567")]
    [InlineData("(37) 9123-4567")]
    [InlineData("+1 37 99123-4567")]
    [InlineData("+37991234567")]
    [InlineData("(37) 99123-4567 ramal 2")]
    [InlineData(null)]
    public void A_wrong_phone_is_refused(string? text) => Assert.False(Phone.TryParse(text, out _));

    [Fact]
    public void An_email_is_kept_in_lower_case() => Assert.Equal("lia.prado+os@vale-cobre.com.br", Email.Parse(" Lia.Prado+OS@Vale-Cobre.com.br ").Value);

    [Theory]
    [InlineData("lia")]
    [InlineData("lia@localhost")]
    [InlineData("@vale.com.br")]
    [InlineData("lia@vale..br")]
    [InlineData("lia@-vale.br")]
    [InlineData("lia prado@vale.br")]
    [InlineData("lia@vale.br\nbcc: x@y.br")]
    [InlineData("lia@vale.br, otto@vale.br")]
    [InlineData("Lia <lia@vale.br>")]
    public void A_wrong_email_is_refused(string text) => Assert.False(Email.TryParse(text, out _));

    [Fact]
    public void An_email_has_at_most_254_characters()
    {
        Assert.True(Email.TryParse($"lia@{new string('a', 247)}.br", out _));
        Assert.False(Email.TryParse($"lia@{new string('a', 248)}.br", out _));
    }

    [Fact]
    public void JSON_holds_the_text_without_punctuation()
    {
        Assert.Equal("\"12ABC34501DE35\"", JsonSerializer.Serialize(Cnpj.Parse("12.ABC.345/01DE-35")));
        Assert.Equal(Phone.Parse("37991234567"), JsonSerializer.Deserialize<Phone>("\"(37) 99123-4567\""));
        Assert.Equal(Plate.Parse("ABC1D23"), JsonSerializer.Deserialize<Plate>("\"abc1d23\""));
        Assert.Null(JsonSerializer.Deserialize<Email?>("null"));
    }

    [Theory]
    [InlineData("\"529.982.247-26\"")]
    [InlineData("52998224725")]
    [InlineData("null")]
    public void Wrong_JSON_is_refused_by_name(string json) =>
        Assert.Contains("CPF", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Cpf>(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_that_was_never_given_is_empty()
    {
        Assert.Equal("", default(Cpf).Value);
        Assert.Equal("", default(Cpf).ToString());
        Assert.Equal("", default(Cpf).Masked);
        Assert.Equal("", default(Cnpj).ToString());
        Assert.Equal("", default(TaxId).Masked);
        Assert.Equal("", default(Plate).ToString());
        Assert.Equal("", default(Phone).E164);
    }

    private static bool ChangesAreNoticed<T>(string root, int greatestWeight) where T : struct, IText<T>
    {
        var first = Modulo11.Digit(root, greatestWeight);
        var second = Modulo11.Digit($"{root}{first}", greatestWeight);
        // The rule of equal characters is tested by name above.
        if ($"{root}{first}{second}".Distinct().Count() == 1) return true;
        return T.TryParse($"{root}{first}{second}", out _)
            && Enumerable.Range(0, 10).Where(other => other != first).All(other => !T.TryParse($"{root}{other}{second}", out _))
            && Enumerable.Range(0, 10).Where(other => other != second).All(other => !T.TryParse($"{root}{first}{other}", out _));
    }

    private static Arbitrary<string> Texts(string alphabet, int length) =>
        Gen.Elements(alphabet.ToCharArray()).ArrayOf(length).Select(letters => new string(letters)).ToArbitrary();
}
