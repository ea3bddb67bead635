using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Fisco.Tests.Seals;

public sealed class AccessKeyTests
{
    [Theory]
    [InlineData("41180678393592000146558900000006041028190697")]
    [InlineData("35250530057049000141550010000280181030656857")]
    [InlineData("26180875335849000115550010000016871192213331")]
    [InlineData("35180834128745000152550010000474281920007498")]
    [InlineData("42220575277525000178550030000292481295366801")]
    [InlineData("35200159594315000157550010000000012062777161")]
    [InlineData("33261003465862000188550010000000011663183401")]
    [InlineData("33261003465862000188550010000000051937796269")]
    [InlineData("33261003465862000188550010000000061487384787")]
    [InlineData("33261003465862000188550010000000071010159304")]
    [InlineData("35261106157250000116550010000000011482139071")]
    [InlineData("35261106157250000116650010000000429105927368")]
    [InlineData("41261200000000000191558890009999996000000010")]
    [InlineData("35261106157250000116550010000000111000871090")]
    [InlineData("35261106157250000116550010000000051000395950")]
    [InlineData("35261112ABC34501DE35550010000001231123456788")]
    [InlineData("3526099T5L3W7B000119550010000000421739204617")]
    public void A_key_is_read_with_and_without_its_prefix_and_its_blanks(string text)
    {
        var key = AccessKey.Parse(text);
        Assert.Equal(text, key.Value);
        Assert.Equal(key, AccessKey.Parse(key.Id));
        Assert.Equal(key, AccessKey.Parse(key.ToString()));
        Assert.Equal(key, AccessKey.Parse(text.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("28170800156225000131650110000151341562040824", "the check digit of the manual's example is wrong")]
    [InlineData("3526110615725000011655001000000001148213907", "43 characters")]
    [InlineData("352611061572500001165500100000000114821390710", "45 characters")]
    [InlineData("", "nothing")]
    [InlineData("3526110615725000011655001000000001148213907A", "a letter outside the taxpayer number")]
    public void What_is_no_key_is_refused(string text, string reason) => Assert.False(AccessKey.TryParse(text, out _), reason);

    [Theory]
    [InlineData("99", "2611", "06157250000116", "55", "001", "000000001", "1", "no such state")]
    [InlineData("35", "2613", "06157250000116", "55", "001", "000000001", "1", "no such month")]
    [InlineData("35", "2611", "06157250000117", "55", "001", "000000001", "1", "no such company")]
    [InlineData("35", "2611", "06157250000116", "57", "001", "000000001", "1", "another kind of document")]
    [InlineData("35", "2611", "06157250000116", "55", "001", "000000000", "1", "no number")]
    [InlineData("35", "2611", "06157250000116", "55", "001", "000000001", "8", "no such way of issuing")]
    [InlineData("35", "2611", "06157250000116", "55", "920", "000000001", "1", "a company in a series of persons")]
    public void A_right_check_digit_does_not_make_up_for_a_wrong_part(
        string state, string month, string issuer, string model, string series, string number, string issuance, string reason)
    {
        var start = $"{state}{month}{issuer}{model}{series}{number}{issuance}73920461";
        Assert.False(AccessKey.TryParse($"{start}{Modulo11.Digit(start)}", out _), reason);
    }

    [Fact]
    public void A_key_is_put_together_from_its_parts()
    {
        var key = AccessKey.Compose(
            State.Find("SP")!, new(2026, 9, 10), Cnpj.Parse("9T.5L3.W7B/0001-19"), DocumentModel.Nfe, 1, 42, Issuance.Normal, "73920461");
        Assert.Equal("3526099T5L3W7B000119550010000000421739204617", key.Value);
        Assert.Equal("3526 099T 5L3W 7B00 0119 5500 1000 0000 4217 3920 4617", key.ToString());
    }

    [Fact]
    public void A_key_tells_its_parts()
    {
        var key = AccessKey.Parse("3526099T5L3W7B000119550010000000421739204617");
        Assert.Equal(("SP", new DateOnly(2026, 9, 1), "9T5L3W7B000119"), (key.State.Acronym, key.Month, key.Issuer.Value));
        Assert.Equal((DocumentModel.Nfe, 1, 42, Issuance.Normal), (key.Model, key.Series, key.Number, key.Issuance));
        Assert.Equal(("73920461", 7), (key.RandomCode, key.CheckDigit));
    }

    [Fact]
    public void A_person_issues_in_a_series_of_persons()
    {
        var key = AccessKey.Compose(State.Find("PR")!, new(2026, 11, 1), TestCertificates.Person, DocumentModel.Nfe, 920, 7, Issuance.Normal, "73920461");
        Assert.Equal("00052998224725", key.Value[6..20]);
        Assert.Equal((TaxId)TestCertificates.Person, key.Issuer);
    }

    [Theory]
    [InlineData(1000, 1, "73920461")]
    [InlineData(1, 0, "73920461")]
    [InlineData(1, 1_000_000_000, "73920461")]
    [InlineData(1, 1, "7392046")]
    [InlineData(1, 1, "12345678")]
    [InlineData(1, 73920461, "73920461")]
    public void A_part_out_of_its_range_makes_no_key(int series, int number, string code) => Assert.ThrowsAny<ArgumentException>(() =>
        AccessKey.Compose(State.Find("SP")!, new(2026, 11, 1), TestCertificates.Company, DocumentModel.Nfe, series, number, Issuance.Normal, code));

    [Theory]
    [InlineData("00000000")]
    [InlineData("77777777")]
    [InlineData("01234567")]
    [InlineData("12345678")]
    [InlineData("45678901")]
    [InlineData("90123456")]
    public void A_code_that_can_be_guessed_is_trivial(string code) => Assert.True(AccessKey.IsTrivial(code, 1));

    [Fact]
    public void The_number_of_the_document_is_a_trivial_code() => Assert.True(AccessKey.IsTrivial("00000042", 42));

    [Fact]
    public void A_new_code_is_never_trivial() =>
        Assert.All(Enumerable.Range(1, 1000).Select(number => (number, code: AccessKey.NewRandomCode(number))), made =>
        {
            Assert.False(AccessKey.IsTrivial(made.code, made.number));
            Assert.Equal(8, made.code.Length);
        });

    [Fact]
    public void One_wrong_digit_is_found()
    {
        // Only the check digit 0, which stands for two remainders, lets some pass.
        var digits = from key in Gen.Elements(TestCertificates.Key.Value, "35250530057049000141550010000280181030656857")
                     from place in Gen.Choose(35, 42)
                     from digit in Gen.Choose('0', '9')
                     where key[place] != digit
                     select $"{key[..place]}{(char)digit}{key[(place + 1)..]}";
        Prop.ForAll(digits.ToArbitrary(), text => Assert.False(AccessKey.TryParse(text, out _))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_key_is_a_JSON_string()
    {
        Assert.Equal($"\"{TestCertificates.Key.Value}\"", JsonSerializer.Serialize(TestCertificates.Key));
        Assert.Equal(TestCertificates.Key, JsonSerializer.Deserialize<AccessKey>($"\"{TestCertificates.Key}\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AccessKey>("\"123\""));
    }

    [Fact]
    public void A_key_that_was_never_given_is_empty() => Assert.Equal(("", ""), (default(AccessKey).Value, default(AccessKey).ToString()));
}
